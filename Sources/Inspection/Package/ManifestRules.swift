/// The manifest, against itself and against what lies in the archive.
struct ManifestRules {
  private let package: PackageDocument
  private let container: Container
  private let items: [String: PackageDocument.Item]
  private(set) var marks = Marks()
  /// A longer chain of fallbacks is not followed.
  private static let longestChain = 100

  init(_ package: PackageDocument, in container: Container) {
    items = Dictionary(package.items.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    self.package = package
    self.container = container
  }

  mutating func check() {
    if package.items.isEmpty { marks.error("missing-element", "the manifest is empty") }
    var seen: Set<String> = []
    for item in package.items {
      checkAddress(of: item, &seen)
      checkType(of: item)
      checkFallback(of: item)
      if package.isCurrent { checkProperties(of: item) }
    }
    if package.isCurrent { checkUniqueProperties() }
  }

  private mutating func checkAddress(of item: PackageDocument.Item, _ seen: inout Set<String>) {
    switch item.address {
    case .inside(let path, let fragment, let hasQuery):
      if fragment != nil || hasQuery {
        marks.error("malformed-address", "'\(item.href)' names more than a file", at: item.offset)
      }
      if path == package.path {
        marks.error("misplaced-item", "the manifest names its own package", at: item.offset)
      } else if !seen.insert(path).inserted {
        marks.error("duplicate-item", "the manifest names '\(path)' twice", at: item.offset)
      }
      if container.members[path] == nil { reportMissing(path, item) }
      if path.hasPrefix("META-INF/") || path == "mimetype" {
        marks.error("misplaced-item", "'\(path)' may not be in the manifest", at: item.offset)
      }
    case .remote(let scheme):
      if scheme == "file" {
        marks.error("local-address", "'\(item.href)' is a file of one machine", at: item.offset)
      }
      if !["audio", "video", "font", "appli"].contains(where: item.mediaType.hasPrefix) {
        marks.error(
          "remote-resource",
          "'\(item.href)' is not in the book",
          at: item.offset,
          hint: "only sounds, films and fonts may stay outside"
        )
      }
    case .outside:
      marks.error("unsafe-name", "'\(item.href)' leads out of the book", at: item.offset)
    case .data: marks.error("malformed-address", "an 'item' is a 'data:' address", at: item.offset)
    case .malformed(let reason):
      marks.error("malformed-address", "'\(item.href)' is no address: \(reason)", at: item.offset)
    }
  }

  private mutating func reportMissing(_ path: String, _ item: PackageDocument.Item) {
    marks.error(
      "missing-file",
      "'\(path)' is in the manifest and not in the archive",
      at: item.offset,
      hint: container.spelling(of: path).map { "the archive has '\($0)'" }
    )
  }

  private mutating func checkType(of item: PackageDocument.Item) {
    if !MediaTypes.isWellFormed(item.mediaType) {
      marks.error("malformed-media-type", "'\(item.mediaType)' is no media type", at: item.offset)
    }
    if package.isCurrent, item.mediaType == "text/html" || item.mediaType.hasPrefix("text/x-oeb1") {
      marks.warning(
        "outdated-media-type",
        "'\(item.href)' is of the type '\(item.mediaType)'",
        at: item.offset,
        hint: "write 'application/xhtml+xml'"
      )
    }
  }

  private mutating func checkFallback(of item: PackageDocument.Item) {
    var seen: Set<String> = [item.id]
    var next = item.fallback
    while let id = next, seen.count < ManifestRules.longestChain {
      guard let fallback = items[id] else {
        return marks.error(
          "missing-identifier",
          "'fallback' names '\(id)', which is no 'item'",
          at: item.offset
        )
      }
      guard seen.insert(id).inserted else {
        return marks.error(
          "circular-fallback",
          "'\(item.id)' falls back on itself",
          at: item.offset
        )
      }
      next = fallback.fallback
    }
  }

  // MARK: Properties

  private static let properties: Set<String> = [
    "cover-image", "mathml", "nav", "remote-resources", "scripted", "svg", "switch",
    "data-nav", "dictionary", "glossary", "index", "search-key-map",
  ]

  private mutating func checkProperties(of item: PackageDocument.Item) {
    for property in item.properties {
      if let colon = property.firstIndex(of: ":") {
        let prefix = String(property[..<colon])
        if !package.prefixes.contains(prefix), !Prefixes.reservedInPackage.contains(prefix) {
          marks.error(
            "undeclared-prefix",
            "the prefix '\(prefix)' of '\(property)' is not declared",
            at: item.offset
          )
        }
      } else if !ManifestRules.properties.contains(property) {
        marks.error("unknown-property", "an item has no property '\(property)'", at: item.offset)
      }
    }
  }

  private mutating func checkUniqueProperties() {
    let navigation = package.items.filter { $0.properties.contains("nav") }
    if navigation.isEmpty {
      marks.error("missing-navigation", "no item of the manifest has the property 'nav'")
    }
    for item in navigation.dropFirst() {
      marks.error("duplicate-property", "a second item has the property 'nav'", at: item.offset)
    }
    if let item = navigation.first, item.mediaType != MediaTypes.xhtml {
      marks.error("misplaced-property", "the navigation document is no XHTML", at: item.offset)
    }
    let covers = package.items.filter { $0.properties.contains("cover-image") }
    for item in covers.dropFirst() {
      marks.error(
        "duplicate-property",
        "a second item has the property 'cover-image'",
        at: item.offset
      )
    }
    for item in covers {
      if !item.mediaType.hasPrefix("image/") {
        marks.error("misplaced-property", "the cover is no picture", at: item.offset)
      }
      if item.properties.count > 1 {
        marks.warning(
          "shared-cover-property",
          "'cover-image' is not the only property of its item",
          at: item.offset,
          hint: "KOReader then finds no cover"
        )
      }
      if ["image/gif", MediaTypes.svg].contains(item.mediaType) {
        marks.warning(
          "unusual-cover",
          "the cover is of the type '\(item.mediaType)'",
          at: item.offset,
          hint: "Kobo and Kindle show JPEG and PNG"
        )
      }
    }
  }
}
