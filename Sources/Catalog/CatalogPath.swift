/// Where a file lies in the catalog: `opds/years/2026.xml`.
struct CatalogPath: Hashable, Sendable {
  let string: String

  init(_ string: String) { self.string = string }

  /// The path as a URL has it.
  var encoded: String { CatalogPath.encoded(string) }

  /// How a file at `page` refers to this one: `../../covers/lantern.jpg`.
  func relative(to page: CatalogPath) -> String {
    let here = page.string.split(separator: "/").dropLast()
    let there = string.split(separator: "/")
    let shared = zip(here, there.dropLast()).prefix { $0 == $1 }.count
    let steps = [String](repeating: "..", count: here.count - shared)
    return (steps + there.dropFirst(shared).map { CatalogPath.encoded(String($0)) })
      .joined(separator: "/")
  }

  /// RFC 3986: all but unreserved characters and slashes as `%20`.
  private static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += byte < 16 ? "%0" + digits : "%" + digits
      }
    }
    return encoded
  }
}

/// How files of the catalog refer to each other.
struct CatalogAddresses: Hashable, Sendable {
  /// Where the catalog stands on the web, with a slash at its end; `nil` where it may stand anywhere.
  var base: String?

  /// Relative to the page that refers to it, never to a host's root, which some readers get wrong; absolute where
  /// the catalog's place is known.
  func href(to file: CatalogPath, from page: CatalogPath) -> String {
    base.map { $0 + file.encoded } ?? file.relative(to: page)
  }
}
