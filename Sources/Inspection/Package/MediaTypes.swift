/// Media types as EPUB groups them (EPUB 3.3, §3.2).
enum MediaTypes {
  static let xhtml = "application/xhtml+xml"
  static let svg = "image/svg+xml"
  static let ncx = "application/x-dtbncx+xml"
  static let css = "text/css"
  static let overlay = "application/smil+xml"

  static let pictures: Set<String> = ["image/gif", "image/jpeg", "image/png", svg, "image/webp"]
  static let contentDocuments: Set<String> = [xhtml, svg]

  private static let core: Set<String> = pictures.union([
    "audio/mpeg", "audio/mp4", "audio/ogg", "audio/ogg; codecs=opus", css, "font/ttf", "font/otf",
    "font/woff",
    "font/woff2", "application/font-sfnt", "application/font-woff", "application/vnd.ms-opentype",
    "application/javascript", "application/ecmascript", "text/javascript", xhtml, ncx, overlay,
    "application/pls+xml",
  ])

  /// Whether every reader shows it, so that it needs no fallback.
  static func isCore(_ type: String) -> Bool { core.contains(type) || type.hasPrefix("video/") }

  static func isFont(_ type: String) -> Bool {
    type.hasPrefix("font/") || type.hasPrefix("application/font-") || type.contains("opentype")
      || type == "application/x-font-ttf" || type == "application/x-font-truetype"
  }

  /// RFC 6838, as far as signs go.
  static func isWellFormed(_ type: String) -> Bool {
    let name = type.prefix { $0 != ";" }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            $0.isLetter || $0.isDigit || "!#$&-^_.+ ".utf8.contains($0)
          }
      }
  }
}
