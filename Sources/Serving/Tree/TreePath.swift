private import Web

/// Where something lies in a catalog, as it is asked for: no path leads out of the tree, or to a hidden file.
package struct TreePath: Hashable, Sendable {
  /// Never empty, and without a slash, a NUL or a dot at its beginning.
  let parts: [String]
  /// Whether a folder was asked for: the root, or a path with a slash at its end.
  let isFolder: Bool

  static let largestPart = 255
  static let mostParts = 16

  private init(parts: [String], isFolder: Bool) {
    self.parts = parts
    self.isFolder = isFolder
  }

  /// A path of ours.
  init(_ path: StaticString) {
    parts = "\(path)".split(separator: "/").map(String.init)
    isFolder = false
  }

  /// Reads the path of a request (RFC 3986): `/files/a%20b.epub`; `nil` for one that cannot be in a catalog.
  package init?(ofTarget path: Substring) {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    var written = path.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"),
      omittingEmptySubsequences: false
    )
    isFolder = written.last?.isEmpty ?? true
    if isFolder { written.removeLast() }
    let parts = written.compactMap { PercentEncoding.decoded($0).flatMap(TreePath.part) }
    guard parts.count == written.count, parts.count <= TreePath.mostParts else { return nil }
    self.parts = parts
  }

  /// Reads a path as a feed of `opds/` names it: relative to that folder, or absolute.
  init?(ofDownload href: String) {
    let parts = href.utf8.split(separator: UInt8(ascii: "/")).suffix(2)
    guard let decoded = parts.last.flatMap({ PercentEncoding.decoded($0) }),
      let name = TreePath.part(decoded), parts.first.map({ String(Substring($0)) }) == "files"
    else { return nil }
    self.parts = ["files", name]
    isFolder = false
  }

  private static func part(_ text: String) -> String? {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isPlain, !text.isEmpty, !text.hasPrefix("."), text.utf8.count <= largestPart,
      !text.utf8.contains(UInt8(ascii: "/")), !text.utf8.contains(UInt8(ascii: "\\"))
    else { return nil }
    return text
  }

  var string: String { parts.joined(separator: "/") }

  /// A file's name; empty for the root.
  var name: String { parts.last ?? "" }

  /// What follows the name's last dot, in lower case.
  var suffix: String {
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    return pieces.count > 1 ? pieces.last?.lowercased() ?? "" : ""
  }

  /// The file of this name in the folder.
  func appending(_ name: String) -> TreePath {
    TreePath(parts: parts + [name], isFolder: false)
  }

  /// How this file refers to one at `path`: `../search.html`.
  func reference(to path: String) -> String {
    let folders = isFolder ? parts : Array(parts.dropLast())
    let target = path.split(separator: "/").map(String.init)
    let shared = zip(folders, target.dropLast()).prefix { $0 == $1 }.count
    return (folders.dropFirst(shared).map { _ in ".." } + target.dropFirst(shared))
      .joined(separator: "/")
  }
}
