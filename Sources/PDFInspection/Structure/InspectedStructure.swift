import PDFObjects

/// The elements of a file in the order in which they are read, and what belongs to each.
struct InspectedStructure {
  struct Element {
    var value: PDFObjects.Value
    /// `nil` for one that is written into its parent.
    var object: Int?
    /// `nil` where its name means nothing.
    var type: StructureType?
    /// In `elements`; -1 below the root.
    var parent: Int
    /// The first element that is not inside this one.
    var end: Int
    /// The page that it stands on, as far as it says so or its parents do.
    var page: Int?
    /// Whether pieces of pages belong to it directly.
    var hasContent = false
    var hasAnnotation = false
  }

  /// A marked sequence that an element calls its own.
  struct Claim: Hashable {
    /// The object of the page, or of the stream that is painted on it.
    var owner: Int
    var mark: Int
  }

  private let pdf: InspectedPDF
  private let objects: PDFObjects
  private(set) var elements: [Element] = []
  /// Elements by their sequences.
  private(set) var owners: [Claim: Int] = [:]
  /// Sequences in the order of the tree.
  private(set) var claims: [Claim] = []
  /// Elements by the objects, annotations mostly, that they refer to.
  private(set) var annotations: [Int: Int] = [:]
  private(set) var marks = PDFMarks()
  let root: PDFObjects.Value?
  private var roles: RoleMap
  private var seen: Set<Int> = []

  /// Nobody reads a tree that is deeper.
  private static let greatestDepth = 1000

  init(_ pdf: InspectedPDF) {
    self.pdf = pdf
    objects = pdf.objects
    root = pdf.objects.value("StructTreeRoot", of: pdf.catalogue)
    roles = RoleMap(pdf.objects, root)
    guard let root else { return }
    for name in roles.circular {
      marks.add(.structure, "circular-role", "'\(name)' stands for itself in 'RoleMap'")
    }
    for name in roles.remapped {
      marks.add(
        .structure,
        "remapped-role",
        "'RoleMap' gives the standard type '\(name)' another meaning"
      )
    }
    read(root)
  }

  /// The elements directly inside the one at `place`.
  func children(of place: Int) -> [Int] {
    var children: [Int] = []
    var next = place + 1
    while next < elements[place].end {
      children.append(next)
      next = elements[next].end
    }
    return children
  }

  /// The type that an element stands in, groups without a meaning left out; `nil` below the root.
  func container(of place: Int) -> StructureType? {
    var parent = elements[place].parent
    while parent >= 0 {
      if let type = elements[parent].type, !type.isTransparent { return type }
      parent = elements[parent].parent
    }
    return nil
  }

  /// The elements inside the one at `place`, those of groups without a meaning in place of the groups.
  func meaningfulChildren(of place: Int) -> [Int] {
    children(of: place).flatMap {
      elements[$0].type?.isTransparent == true ? meaningfulChildren(of: $0) : [$0]
    }
  }

  /// Where an element can be found.
  func place(of index: Int) -> PDFMarks.Place {
    var place = pdf.place(page: elements[index].page)
    place.object = elements[index].object
    return place
  }

  // MARK: Reading

  private struct Step {
    /// `nil` when the element `parent` ends.
    var entry: PDFObjects.Value?
    var parent: Int
    var depth: Int
  }

  private mutating func read(_ root: PDFObjects.Value) {
    var steps = children(in: root, of: -1, depth: 0)
    while let step = steps.popLast() {
      guard let entry = step.entry else {
        elements[step.parent].end = elements.count
        continue
      }
      steps += read(entry, step)
    }
  }

  /// Steps to what an element holds, in reverse.
  private func children(in element: PDFObjects.Value, of parent: Int, depth: Int) -> [Step] {
    guard let kids = objects.entry("K", of: element), let resolved = objects.resolved(kids) else {
      return []
    }
    let entries = objects.kind(of: resolved) == .array ? objects.items(of: resolved) : [kids]
    return entries.reversed().map { Step(entry: $0, parent: parent, depth: depth) }
  }

  private mutating func read(_ entry: PDFObjects.Value, _ step: Step) -> [Step] {
    guard let value = objects.resolved(entry) else {
      marks.add(
        .format,
        "broken-structure",
        "an element holds something that is not there",
        at: step.parent < 0 ? PDFMarks.Place() : place(of: step.parent)
      )
      return []
    }
    if let mark = objects.integer(value) {
      claim(mark, page: nil, stream: nil, for: step.parent)
    } else if objects.isName(objects.value("Type", of: value), "MCR") {
      if let mark = objects.integer(objects.value("MCID", of: value)) {
        claim(
          mark,
          page: objects.reference(objects.entry("Pg", of: value)),
          stream: objects.reference(objects.entry("Stm", of: value)),
          for: step.parent
        )
      }
    } else if objects.isName(objects.value("Type", of: value), "OBJR") {
      claim(objects.reference(objects.entry("Obj", of: value)), for: step.parent)
    } else {
      return add(value, objects.reference(entry), step)
    }
    return []
  }

  private mutating func add(_ value: PDFObjects.Value, _ number: Int?, _ step: Step) -> [Step] {
    if let number, !seen.insert(number).inserted {
      marks.add(
        .format,
        "broken-structure",
        "the element stands in the tree twice",
        at: .object(number)
      )
      return []
    }
    guard step.depth < Self.greatestDepth else {
      marks.add(.format, "broken-structure", "the tree is too deep", at: .object(number))
      return []
    }
    let name = objects.name(objects.value("S", of: value))
    let index = elements.count
    let inherited = step.parent < 0 ? nil : elements[step.parent].page
    elements.append(
      Element(
        value: value,
        object: number,
        type: name.flatMap { roles.type(named: $0) },
        parent: step.parent,
        end: index + 1,
        page: objects.reference(objects.entry("Pg", of: value)) ?? inherited
      )
    )
    if elements[index].type == nil {
      marks.add(
        .structure,
        "unknown-role",
        "'\(name ?? "")' is no standard type, and 'RoleMap' names none for it",
        at: place(of: index)
      )
    }
    checkParent(of: index)
    return [Step(entry: nil, parent: index, depth: 0)]
      + children(in: value, of: index, depth: step.depth + 1)
  }

  private mutating func checkParent(of index: Int) {
    let parent = elements[index].parent
    let said = objects.reference(objects.entry("P", of: elements[index].value))
    let expected =
      parent < 0
      ? objects.reference(objects.entry("StructTreeRoot", of: pdf.catalogue))
      : elements[parent].object
    guard let expected, said != expected else { return }
    marks.add(
      .format,
      "broken-structure",
      "the element says that its parent is another ('P') than the one that holds it",
      at: place(of: index)
    )
  }

  private mutating func claim(_ mark: Int, page: Int?, stream: Int?, for index: Int) {
    guard index >= 0, let owner = stream ?? page ?? elements[index].page else {
      return marks.add(
        .format,
        "broken-structure",
        "an element's content is on no page",
        at: index < 0 ? PDFMarks.Place() : place(of: index)
      )
    }
    elements[index].hasContent = true
    if elements[index].page == nil { elements[index].page = page }
    let claim = Claim(owner: owner, mark: mark)
    claims.append(claim)
    if owners.updateValue(index, forKey: claim) != nil {
      marks.add(
        .format,
        "broken-structure",
        "the sequence \(mark) belongs to two elements",
        at: place(of: index)
      )
    }
  }

  private mutating func claim(_ object: Int?, for index: Int) {
    guard index >= 0 else { return }
    guard let object, objects.object(object) != nil else {
      return marks.add(
        .format,
        "broken-structure",
        "the element refers to an annotation that is not there",
        at: place(of: index)
      )
    }
    elements[index].hasAnnotation = true
    annotations[object] = index
  }
}
