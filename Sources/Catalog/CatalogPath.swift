import Web

/// Where a file lies in the catalog: `opds/years/2026.xml`.
struct CatalogPath: Hashable, Sendable {
  let string: String

  init(_ string: String) { self.string = string }

  /// The path as a URL has it.
  var encoded: String { PercentEncoding.encoded(path: string) }

  /// How a file at `page` refers to this one: `../../covers/lantern.jpg`.
  func relative(to page: CatalogPath) -> String {
    let here = page.string.split(separator: "/").dropLast()
    let there = string.split(separator: "/")
    let shared = zip(here, there.dropLast()).prefix { $0 == $1 }.count
    let steps = [String](repeating: "..", count: here.count - shared)
    return (steps + there.dropFirst(shared).map { PercentEncoding.encoded(String($0)) })
      .joined(separator: "/")
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
