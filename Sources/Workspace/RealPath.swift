private import Glibc

/// Where paths lead: `realpath(3)`.
package enum RealPath {
  /// From the root, with every link in it followed; `nil` where nothing is, `errno` telling why.
  package static func of(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
