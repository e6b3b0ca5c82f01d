/// A book all of whose files were inspected, for the rules that go from one file to another.
struct InspectedBook: Sendable {
  let container: Container
  let package: PackageDocument
  /// In the order of the manifest.
  let files: [InspectedFile]
  private let places: [String: Int]
  /// The place of each document in the order of reading.
  let order: [String: Int]

  init(_ container: Container, _ package: PackageDocument, _ files: [InspectedFile]) {
    self.container = container
    self.package = package
    self.files = files
    places = Dictionary(
      files.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { a, _ in a }
    )
    let paths = Dictionary(
      package.items.map { ($0.id, $0.path) },
      uniquingKeysWith: { a, _ in a }
    )
    order = Dictionary(
      package.spine.enumerated().compactMap { index, entry in
        (paths[entry.id] ?? nil).map { ($0, index) }
      },
      uniquingKeysWith: { a, _ in a }
    )
  }

  func file(_ path: String) -> InspectedFile? { places[path].map { files[$0] } }

  /// The navigation document, if there is one that could be read.
  var navigation: InspectedFile? {
    package.item(with: "nav")?.path.flatMap(file).flatMap { $0.document == nil ? nil : $0 }
  }

  var contents: InspectedFile? {
    files.first { $0.item.mediaType == MediaTypes.ncx && $0.document != nil }
  }
}
