import Workspace

/// A file that may be an article or say something about its section, and where it seems to lie.
struct ContentFile: Hashable, Sendable {
  enum Role: Hashable, Sendable {
    /// A file of its own.
    case single
    /// `index.md`, to which everything else in its folder belongs.
    case bundle
    /// `_index.md`: says something about its folder and is no article.
    case section
  }

  var path: WorkspacePath
  var role: Role
  /// The folder below the content root, with the prefix of a mount; of a bundle the folder above it.
  var folder: String
  /// The name without language and suffix; of a bundle its folder's.
  var name: String
  /// The site's key of the language, where the file or its folder says it.
  var language: String?
  var format: ContentFormat
  /// The place of its content folder among the site's: of two files for one page the first folder's counts.
  var root = 0
  var collection: String?
  /// False where the site gives it no page of its own.
  var isPublished = true
  /// The feed of which it is an item; `nil` for files.
  var feed: FeedPlace?

  /// The path below the content root, without language and suffix, with a slash before it.
  var contentPath: String {
    if folder.isEmpty { return "/" + name }
    return name.isEmpty ? "/" + folder : "/" + folder + "/" + name
  }

  /// The path below the content root as the file has it, with language and suffix.
  var fullContentPath: String {
    let parts = [folder, role == .bundle ? name : "", path.name].filter { !$0.isEmpty }
    return "/" + parts.joined(separator: "/")
  }

  /// The first folder; what lies at the root has none.
  var section: String {
    String(Substring(folder.utf8.drop { $0 == .slash }.prefix { $0 != .slash }))
  }
}

extension [ContentFile] {
  /// The files in the order of their paths.
  var sortedByPath: [ContentFile] {
    // Files are long to move, and most come in order.
    let order = indices.sorted { self[$0].path < self[$1].path }
    return order.elementsEqual(indices) ? self : order.map { self[$0] }
  }
}
