/// Paths from a site's root, as they stand in its addresses.
enum SitePath {
  /// The path that a relative one means on a page (RFC 3986, section 5.2.4); what leads above the root stays
  /// at it.
  static func resolved(_ path: String, from page: String) -> String {
    if path.withBytes(isResolved) { return path }
    let folder = page.lastIndex(of: "/").map { page[...$0] } ?? "/"
    let whole = path.hasPrefix("/") ? path[...] : folder + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let isFolder = whole.hasSuffix("/") || whole.hasSuffix("/.") || whole.hasSuffix("/..")
    return "/" + parts.joined(separator: "/") + (isFolder && !parts.isEmpty ? "/" : "")
  }

  /// True for a path from the root in which no part is empty or begins with a dot.
  private static func isResolved(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard path.first == .slash else { return false }
    var previous = UInt8(0)
    for byte in path {
      if previous == .slash, byte == .slash || byte == .dot { return false }
      previous = byte
    }
    return true
  }

  /// A path from the root without `.`, `..` and slashes that say nothing, and without one at its end.
  static func cleaned(_ path: String) -> String {
    let path = resolved(path, from: "/")
    let isClosed = path.utf8.count > 1 && path.utf8.last == .slash
    return isClosed ? String(Substring(path.utf8.dropLast())) : path
  }

  /// The absolute address of a path from the host's root; `nil` without a base URL.
  static func absolute(_ path: String, baseURL: String?) -> String? {
    guard let baseURL else { return nil }
    return host(of: baseURL) + PercentEncoding.encoded(path, keeping: .path)
  }

  /// The path without the base URL's own, where it begins with that; `nil` where it does not.
  static func withoutBase(_ path: String, baseURL: String?) -> String? {
    guard let baseURL else { return nil }
    let base = baseURL.dropFirst(host(of: baseURL).count)
    guard base != "/", path.hasPrefix(base) else { return nil }
    return "/" + path.dropFirst(base.count)
  }

  /// `https://host` of a base URL.
  private static func host(of baseURL: String) -> Substring {
    guard let slashes = baseURL.firstRange(of: "://") else { return baseURL.dropLast() }
    let end = baseURL[slashes.upperBound...].firstIndex(of: "/") ?? baseURL.endIndex
    return baseURL[..<end]
  }
}
