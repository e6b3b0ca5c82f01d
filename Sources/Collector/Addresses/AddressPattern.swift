/// A pattern of addresses such as `/:year/:slug/`, taken apart once for all articles.
struct AddressPattern: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text(String)
    /// The name behind a colon, and what stands in brackets behind it: `:sections[1:last]`.
    case token(String, range: String?)
  }

  let pieces: [Piece]

  init(_ written: String) {
    var pieces: [Piece] = []
    var rest = written[...]
    while let colon = rest.firstIndex(of: ":") {
      if colon > rest.startIndex { pieces.append(.text(String(rest[..<colon]))) }
      rest = rest[rest.index(after: colon)...]
      let token = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      rest = rest.dropFirst(token.count)
      var range: String?
      if rest.first == "[", let end = rest.firstIndex(of: "]") {
        range = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      }
      pieces.append(.token(String(token), range: range))
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }
}
