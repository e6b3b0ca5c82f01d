import XML

/// A package document (EPUB 3.3, §5) as it is written, right or wrong.
struct PackageDocument: Sendable {
  /// An element of the metadata.
  struct Entry: Sendable {
    var name: XMLTranscript.Name
    var id: String?
    /// Of `meta` in EPUB 3.
    var property: String?
    /// Of `meta` in EPUB 2.
    var legacyName: String?
    var content: String?
    /// Without the `#`.
    var refines: String?
    var scheme: String?
    var text: String
    var hasElements: Bool
    var attributes: [String]
    var offset: Int

    var isDublinCore: Bool { name.namespace == Namespace.dublinCore }
  }

  struct Item: Sendable {
    var id: String
    var href: String
    var address: Address
    var mediaType: String
    var properties: [String]
    var fallback: String?
    var offset: Int

    /// In the archive; `nil` for what is not in it.
    var path: String? {
      if case .inside(let path, _, _) = address { path } else { nil }
    }
  }

  struct SpineItem: Sendable {
    var id: String
    var isLinear: Bool
    var offset: Int
  }

  struct GuideEntry: Sendable {
    var type: String
    var href: String
    var offset: Int
  }

  let path: String
  var version = ""
  var uniqueIdentifier: String?
  var metadata: [Entry] = []
  var items: [Item] = []
  var spine: [SpineItem] = []
  var spineOffset = 0
  /// The identifier of the NCX.
  var ncx: String?
  var guide: [GuideEntry] = []
  /// Identifiers and where they stand.
  var identifiers: [String: Int] = [:]
  /// Prefixes that `prefix` declares.
  var prefixes: Set<String> = []

  var isCurrent: Bool { !version.hasPrefix("2") }

  func item(_ id: String) -> Item? { items.first { $0.id == id } }

  func item(with property: String) -> Item? { items.first { $0.properties.contains(property) } }

  /// The first identifier that the package calls its own.
  var identity: String? {
    metadata.first {
      $0.isDublinCore && $0.name.local == "identifier" && $0.id == uniqueIdentifier
    }?.text
  }

  func dublinCore(_ name: String) -> [Entry] {
    metadata.filter { $0.isDublinCore && $0.name.local == name }
  }

  func properties(_ name: String) -> [Entry] { metadata.filter { $0.property == name } }
}
