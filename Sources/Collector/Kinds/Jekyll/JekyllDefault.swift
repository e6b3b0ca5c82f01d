import Configuration
import Workspace

/// Front matter that `defaults` in `_config.yml` gives to all documents in a scope.
struct JekyllDefault: Hashable, Sendable {
  /// A folder or a file from the source on; a pattern where it has stars, and empty for all.
  var path: String
  /// The collection; `nil` for all.
  var collection: String?
  var values: ConfigurationMap

  /// The defaults, the strongest first: the longer path, then the one that names a collection, then the later.
  static func read(_ node: ConfigurationNode?) -> [JekyllDefault] {
    let all = (node?.list ?? []).compactMap { node -> JekyllDefault? in
      guard let map = node.map, let values = map["values"]?.map else { return nil }
      let scope = map["scope"]?.map
      let path = scope?["path"]?.text ?? ""
      return JekyllDefault(
        path: path.split(separator: "/").joined(separator: "/"),
        collection: scope?["type"]?.text,
        values: values
      )
    }
    return all.enumerated().sorted { $0.element.rank($0.offset) > $1.element.rank($1.offset) }
      .map(\.element)
  }

  private func rank(_ index: Int) -> (Int, Int, Int) {
    (path.utf8.count, collection == nil ? 0 : 1, index)
  }

  /// Whether it is meant for a document, by its path from the source on.
  func applies(to document: String, of collection: String?) -> Bool {
    if let wanted = self.collection, wanted != collection { return false }
    guard path.contains("*") else {
      return path.isEmpty || document == path || document.hasPrefix(path + "/")
    }
    return Glob.matches(document, pattern: path) || Glob.matches(document, pattern: path + "/**")
  }
}
