import Languages
import XML

/// Takes a package document apart, and marks what is not where it belongs.
struct PackageReader {
  private let document: XMLTranscript
  private(set) var package: PackageDocument
  private(set) var marks = Marks()

  init(_ document: XMLTranscript, path: String) {
    self.document = document
    package = PackageDocument(path: path)
  }

  mutating func read() {
    let root = document.elements[0]
    guard
      document.name(of: root) == XMLTranscript.Name(namespace: Namespace.package, local: "package")
    else {
      return marks.error("not-a-package", "the root is not 'package' of OPF", at: root.offset)
    }
    readRoot(root)
    readIdentifiers()
    readParts()
  }

  private func value(_ name: String, _ element: XMLTranscript.Element) -> String? {
    document.value(of: name, in: element).map(PackageReader.normalized)
  }

  private static func normalized(_ value: String) -> String {
    value.withSingleSpaces
  }

  private mutating func readRoot(_ root: XMLTranscript.Element) {
    package.version = value("version", root) ?? ""
    if !["3.0", "2.0"].contains(package.version) {
      marks.error(
        "package-version",
        "the version '\(package.version)' is neither '3.0' nor '2.0'",
        at: root.offset,
        hint: "every EPUB 3 says '3.0'"
      )
    }
    package.uniqueIdentifier = value("unique-identifier", root)
    let tokens = (document.value(of: "prefix", in: root) ?? "").words
    for token in tokens where token.hasSuffix(":") {
      let prefix = String(token.dropLast())
      package.prefixes.insert(prefix)
      if prefix.isEmpty || prefix == "_" {
        marks.error(
          "malformed-property",
          "'\(token)' cannot be declared as a prefix",
          at: root.offset
        )
      }
    }
    checkLanguages()
  }

  private mutating func checkLanguages() {
    for element in document.elements {
      if let tag = document.value(of: "lang", Namespace.xml, in: element), !tag.isEmpty,
        !BCP47.isWellFormed(tag)
      {
        marks.error("wrong-language", "'\(tag)' is no language tag", at: element.offset)
      }
      if let direction = document.value(of: "dir", in: element),
        !["ltr", "rtl", "auto"].contains(direction)
      {
        marks.error(
          "wrong-attribute-value",
          "'dir' is '\(direction)', and should be 'ltr', 'rtl' or 'auto'",
          at: element.offset
        )
      }
    }
  }

  private mutating func readIdentifiers() {
    for element in document.elements {
      guard let id = value("id", element) else { continue }
      if !PackageReader.isName(id) {
        marks.error("wrong-identifier", "'\(id)' is no identifier", at: element.offset)
      }
      if package.identifiers.updateValue(element.offset, forKey: id) != nil {
        marks.error(
          "duplicate-identifier",
          "the identifier '\(id)' is used twice",
          at: element.offset
        )
      }
    }
  }

  /// NCName of XML, near enough.
  private static func isName(_ id: String) -> Bool {
    guard let first = id.utf8.first, first.isLetter || first == 95 || first >= 128 else {
      return false
    }
    return id.utf8.allSatisfy { byte in
      byte.isLetter || byte.isDigit || byte >= 128 || byte == 45 || byte == 46 || byte == 95
    }
  }

  // MARK: Parts

  private static let order = [
    "metadata", "manifest", "spine", "guide", "bindings", "tours", "collection",
  ]

  private mutating func readParts() {
    var last = 0
    var seen: Set<String> = []
    for place in document.children(of: 0) {
      let part = document.elements[place]
      let name = document.name(of: part)
      guard name.namespace == Namespace.package,
        let rank = PackageReader.order.firstIndex(of: name.local)
      else {
        marks.error(
          "unknown-element",
          "'\(name.local)' may not stand in 'package'",
          at: part.offset
        )
        continue
      }
      let isRepeated = !seen.insert(name.local).inserted && name.local != "collection"
      if rank < last || isRepeated {
        marks.error(
          "wrong-order",
          "'\(name.local)' stands in the wrong place in 'package', or twice",
          at: part.offset
        )
      }
      last = max(last, rank)
      read(name.local, at: place)
    }
    for part in ["metadata", "manifest", "spine"] where !seen.contains(part) {
      marks.error("missing-element", "'package' has no '\(part)'", at: 0)
    }
  }

  private mutating func read(_ part: String, at place: Int) {
    let children = document.children(of: place)
    switch part {
    case "metadata": readMetadata(children)
    case "manifest": for child in children { readItem(document.elements[child]) }
    case "spine": readSpine(document.elements[place], children)
    case "guide": for child in children { readGuideEntry(document.elements[child]) }
    case "bindings":
      marks.warning(
        "outdated-element",
        "'bindings' is no longer part of EPUB",
        at: document.elements[place].offset
      )
    default: break
    }
  }

  private mutating func readMetadata(_ children: [Int]) {
    for child in children {
      let element = document.elements[child]
      let name = document.name(of: element)
      // EPUB 2 allows metadata to be gathered in two more elements.
      if name.namespace == Namespace.package, ["dc-metadata", "x-metadata"].contains(name.local) {
        readMetadata(document.children(of: child))
        continue
      }
      let refines = value("refines", element)
      package.metadata.append(
        PackageDocument.Entry(
          name: name,
          id: value("id", element),
          property: value("property", element),
          legacyName: value("name", element),
          content: document.value(of: "content", in: element),
          refines: refines.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 },
          scheme: value("scheme", element),
          text: PackageReader.normalized(document.text(of: element)),
          hasElements: element.end > child + 1,
          attributes: document.attributes[element.attributes].map { attribute in
            let name = document.names[attribute.name]
            return name.namespace == Namespace.package ? "opf:" + name.local : name.local
          },
          offset: element.offset
        )
      )
    }
  }

  private mutating func readItem(_ element: XMLTranscript.Element) {
    guard document.name(of: element).local == "item" else {
      return marks.error(
        "unknown-element",
        "'\(document.name(of: element).local)' may not stand in 'manifest'",
        at: element.offset
      )
    }
    for name in ["id", "href", "media-type"] where document.value(of: name, in: element) == nil {
      marks.error("missing-attribute", "an 'item' has no '\(name)'", at: element.offset)
    }
    let href = document.value(of: "href", in: element) ?? ""
    package.items.append(
      PackageDocument.Item(
        id: value("id", element) ?? "",
        href: href,
        address: Address(href, in: package.path),
        mediaType: value("media-type", element) ?? "",
        properties: (value("properties", element) ?? "").split(separator: " ").map(String.init),
        fallback: value("fallback", element),
        offset: element.offset
      )
    )
  }

  private mutating func readSpine(_ spine: XMLTranscript.Element, _ children: [Int]) {
    package.spineOffset = spine.offset
    package.ncx = value("toc", spine)
    if let direction = value("page-progression-direction", spine),
      !["ltr", "rtl", "default"].contains(direction)
    {
      marks.error(
        "wrong-attribute-value",
        "'page-progression-direction' is '\(direction)', and should be 'ltr', 'rtl' or 'default'",
        at: spine.offset
      )
    }
    for child in children {
      let element = document.elements[child]
      guard document.name(of: element).local == "itemref", let id = value("idref", element) else {
        marks.error(
          "unknown-element",
          "'spine' holds something else than an 'itemref'",
          at: element.offset
        )
        continue
      }
      let linear = value("linear", element) ?? "yes"
      if !["yes", "no"].contains(linear) {
        marks.error(
          "wrong-attribute-value",
          "'linear' is '\(linear)', and should be 'yes' or 'no'",
          at: element.offset
        )
      }
      package.spine.append(
        PackageDocument.SpineItem(id: id, isLinear: linear != "no", offset: element.offset)
      )
    }
  }

  private mutating func readGuideEntry(_ element: XMLTranscript.Element) {
    package.guide.append(
      PackageDocument.GuideEntry(
        type: value("type", element) ?? "",
        href: document.value(of: "href", in: element) ?? "",
        offset: element.offset
      )
    )
    if value("type", element) == nil || value("href", element) == nil {
      marks.error(
        "missing-attribute",
        "a 'reference' has no 'type' or no 'href'",
        at: element.offset
      )
    }
  }
}
