import Geometry
import PageModel

/// Writes what the pages mean (ISO 32000-1, 14.7): the tree of elements, and the way back from marks and
/// links to them.
struct StructureWriting {
  let plan: StructurePlan
  let pages: [PageObjects]

  init(_ plan: StructurePlan, pages: [PageObjects]) {
    self.plan = plan
    self.pages = pages
  }

  /// Writes all of it; returns the number of the tree's root.
  func write(to file: inout PDFFile) -> ObjectNumber {
    let root = file.reserve()
    var notes: [(identifier: String, number: ObjectNumber)] = []
    for (index, part) in plan.parts.enumerated() {
      guard let number = part.number, !part.isFolded else { continue }
      let element = plan.tree.elements[index]
      let identifier = element.role == .note ? Self.identifier(ofNote: notes.count) : nil
      if let identifier { notes.append((identifier, number)) }
      let parent = element.parent.flatMap { plan.parts[$0.number].number } ?? root
      let written = written(element, part, parent: parent, identifier: identifier)
      file.write(written, as: number)
    }
    for extra in plan.extras { file.write(written(extra), as: extra.number) }
    let parents = writeParents(to: &file)
    file.write(as: root) {
      $0.put("<< /Type /StructTreeRoot /K")
      $0.put(plan.parts[0].number ?? root)
      $0.put("/ParentTree")
      $0.put(parents)
      $0.put("/ParentTreeNextKey")
      $0.put(pages.count + plan.elementsOfLinks.count)
      if let first = notes.first, let last = notes.last {
        $0.put("/IDTree << /Kids [ << /Limits [")
        $0.put(string: first.identifier.utf8)
        $0.put(string: last.identifier.utf8)
        $0.put("] /Names [")
        for note in notes {
          $0.put(string: note.identifier.utf8)
          $0.put(note.number)
        }
        $0.put("] >> ] >>")
      }
      $0.put(">>")
    }
    return root
  }

  /// Identifiers in the order of their bytes, which that of their numbers is.
  private static func identifier(ofNote number: Int) -> String {
    let digits = String(number)
    return "note-" + String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
  }

  // MARK: Elements

  private func written(
    _ element: StructureElement,
    _ part: StructurePlan.Part,
    parent: ObjectNumber,
    identifier: String?
  ) -> [UInt8] {
    let page = firstPage(of: part)
    return PDFSyntax.written {
      $0.put("<< /S")
      // A link that leads nowhere is no more than its words.
      let isDead = element.role == .link && !part.hasLink
      $0.put(name: isDead ? StructureElement.Role.span.rawValue : element.role.rawValue)
      $0.put("/P")
      $0.put(parent)
      if let page {
        $0.put("/Pg")
        $0.put(pages[page].number)
      }
      putChildren(of: part, page: page, into: &$0)
      if let identifier {
        $0.put("/ID")
        $0.put(string: identifier.utf8)
      }
      put(wordsOf: element, into: &$0)
      put(attributesOf: element, part, into: &$0)
      $0.put(">>")
    }
  }

  /// The page of the first mark that the element is written with.
  private func firstPage(of part: StructurePlan.Part) -> Int? {
    let folded = part.children.lazy.map { plan.parts[$0] }.filter(\.isFolded).flatMap(\.contents)
    return part.contents.lazy.compactMap(\.kind.markedPage).first
      ?? folded.compactMap(\.kind.markedPage).first
  }

  /// Children in the order of the tree, and between them the element's own content as it is painted.
  private func putChildren(
    of part: StructurePlan.Part,
    page: Int?,
    into syntax: inout PDFSyntax
  ) {
    syntax.put("/K [")
    var contents = part.contents[...]
    for child in part.children {
      let written = plan.parts[child]
      guard let number = written.number else { continue }
      while let content = contents.first, content.start < written.start {
        put(content.kind, page: page, into: &syntax)
        contents.removeFirst()
      }
      if written.isFolded {
        for content in written.contents { put(content.kind, page: page, into: &syntax) }
      } else {
        syntax.put(number)
      }
    }
    for content in contents { put(content.kind, page: page, into: &syntax) }
    syntax.put("]")
  }

  /// Refers to content; marks need not name the page that is the element's own.
  private func put(
    _ content: StructurePlan.Content.Kind,
    page: Int?,
    into syntax: inout PDFSyntax
  ) {
    switch content {
    case .mark(page, let number): syntax.put(number)
    case .mark(let page, let number):
      syntax.put("<< /Type /MCR /Pg")
      syntax.put(pages[page].number)
      syntax.put("/MCID")
      syntax.put(number)
      syntax.put(">>")
    case .link(let annotation, let page):
      syntax.put("<< /Type /OBJR /Pg")
      syntax.put(pages[page].number)
      syntax.put("/Obj")
      syntax.put(annotation)
      syntax.put(">>")
    case .extra(let number): syntax.put(number)
    }
  }

  private func put(wordsOf element: StructureElement, into syntax: inout PDFSyntax) {
    if let language = element.language {
      syntax.put("/Lang")
      syntax.put(text: language)
    }
    if let text = element.alternativeText {
      syntax.put("/Alt")
      syntax.put(text: text)
    }
    if let text = element.actualText {
      syntax.put("/ActualText")
      syntax.put(text: text)
    }
  }

  private func written(_ extra: StructurePlan.Extra) -> [UInt8] {
    PDFSyntax.written {
      $0.put("<< /S")
      $0.put(name: extra.spokenText == nil ? "Link" : "Span")
      $0.put("/P")
      $0.put(plan.parts[extra.parent].number ?? ObjectNumber(value: 0))
      let page = extra.content.markedPage
      if let page {
        $0.put("/Pg")
        $0.put(pages[page].number)
      }
      $0.put("/K")
      put(extra.content, page: page, into: &$0)
      if let text = extra.spokenText {
        $0.put("/ActualText")
        $0.put(text: text)
      }
      $0.put(">>")
    }
  }

  // MARK: The way back

  private func writeParents(to file: inout PDFFile) -> ObjectNumber {
    var arrays: [ObjectNumber] = []
    for elements in plan.elementsOfMarks {
      arrays.append(
        file.add {
          $0.put("[")
          for element in elements { $0.put(element) }
          $0.put("]")
        }
      )
    }
    return file.add {
      $0.put("<< /Nums [")
      for (key, value) in (arrays + plan.elementsOfLinks).enumerated() {
        $0.put(key)
        $0.put(value)
      }
      $0.put("] >>")
    }
  }
}

extension StructurePlan.Content.Kind {
  var markedPage: Int? {
    if case .mark(let page, _) = self { page } else { nil }
  }
}
