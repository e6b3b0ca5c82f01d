internal import Configuration
internal import Diagnostics
internal import JSON
internal import Workspace

/// The list of files of our making in a tree.
struct TreeList {
  static let schema = "broadsheet/tree/1"

  var paths: [WorkspacePath]
  /// A sum of all that the files were made of; `nil` in lists of old.
  var origin: String?

  init(paths: [WorkspacePath], origin: String? = nil) {
    self.paths = paths
    self.origin = origin
  }

  /// Reads a list; `nil` for a file that is none.
  init?(_ bytes: [UInt8]) {
    let root = ConfigurationReader.read(bytes, as: .json, file: "").value?.map
    guard root?["schema"]?.text == TreeList.schema, let files = root?["files"]?.list else {
      return nil
    }
    paths = files.compactMap { $0.text.flatMap { WorkspacePath($0) } }
    origin = root?["origin"]?.text
  }

  var bytes: [UInt8] {
    JSONValue.object([
      "schema": .string(TreeList.schema),
      "files": .strings(paths.sorted().map(\.string)), "origin": .string(origin),
    ]).bytes(.readable)
  }
}
