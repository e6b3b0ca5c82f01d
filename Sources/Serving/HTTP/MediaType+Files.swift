internal import Web

// What files are called where they are sent.
extension MediaType {
  static let searchDescription = "application/opensearchdescription+xml"
  static let authentication = "application/opds-authentication+json"
  static let page = html + "; charset=utf-8"
  static let plain = "text/plain; charset=utf-8"

  /// The type of a file by its place and name.
  static func of(_ path: TreePath) -> String {
    let isFeed = path.parts.first == "opds"
    switch path.suffix {
    case "xml":
      return isFeed ? catalog : path.name == "feed.xml" ? atom : "application/xml"
    case "json": return isFeed ? publications : "application/json"
    case let suffix: return bySuffix[suffix] ?? "application/octet-stream"
    }
  }

  private static let bySuffix = [
    "epub": epub, "pdf": pdf, "html": page, "htm": page,
    "css": "text/css; charset=utf-8", "txt": plain, "svg": "image/svg+xml",
    "js": "text/javascript; charset=utf-8", "webmanifest": "application/manifest+json",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
    "woff": "font/woff", "woff2": "font/woff2",
  ]

  /// Text, which becomes much smaller by gzip; everything else is packed already.
  static func isText(_ path: TreePath) -> Bool {
    ["xml", "json", "html", "htm", "css", "txt", "svg", "js", "webmanifest"].contains(path.suffix)
  }

  /// Files that are fetched to be kept.
  static func isDownload(_ path: TreePath) -> Bool { ["epub", "pdf"].contains(path.suffix) }
}
