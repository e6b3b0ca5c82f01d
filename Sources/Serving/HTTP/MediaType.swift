private import Web

/// What files are called on the web.
enum MediaType {
  static let catalog = "application/atom+xml;profile=opds-catalog"
  static let acquisition = catalog + ";kind=acquisition"
  static let publications = "application/opds+json"
  static let searchDescription = "application/opensearchdescription+xml"
  static let authentication = "application/opds-authentication+json"
  static let html = "text/html; charset=utf-8"
  static let plain = "text/plain; charset=utf-8"

  /// The type of a file by its place and name.
  static func of(_ path: TreePath) -> String {
    let isFeed = path.parts.first == "opds"
    switch path.suffix {
    case "xml":
      return isFeed ? catalog : path.name == "feed.xml" ? "application/atom+xml" : "application/xml"
    case "json": return isFeed ? publications : "application/json"
    case let suffix: return bySuffix[suffix] ?? "application/octet-stream"
    }
  }

  private static let bySuffix = [
    "epub": "application/epub+zip", "pdf": "application/pdf", "html": html, "htm": html,
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

/// How a download is called where it is kept (RFC 6266).
enum Disposition {
  /// The name in ASCII comes first and without a percent sign: some readers take only that, and decode it.
  static func attachment(_ name: String) -> String {
    let plain = name.unicodeScalars.map { scalar -> String in
      let isPlain =
        scalar.isASCII && scalar.value >= 0x20 && !["\"", "\\", "%", "/"].contains(scalar)
      return isPlain && scalar.value != 0x7F ? String(scalar) : "_"
    }.joined()
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encoded(name))"
  }
}
