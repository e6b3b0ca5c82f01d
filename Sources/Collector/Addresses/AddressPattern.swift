/// A pattern of addresses such as `/:year/:slug/`, understood once for all articles.
struct AddressPattern: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text(String)
    case token(Token)
  }

  /// What a name behind a colon stands for.
  enum Token: Hashable, Sendable {
    case section
    /// The folders that are sections, or some of them, as in `:sections[1:last]`.
    case sections(in: String?)
    case title, slug, fileName, slugOrFileName
    case date(DatePart)
    /// A layout of Go's, such as `:2006` or `:Jan`.
    case layout(GoTimeLayout)
  }

  enum DatePart: String, Hashable, Sendable {
    case year, month, day, weekday
    case monthName = "monthname"
    case weekdayName = "weekdayname"
    case dayOfYear = "yearday"
    case shortYear = "short_year"
    case shortMonth = "i_month"
    case shortDay = "i_day"
  }

  let pieces: [Piece]

  /// Takes a pattern apart; a token of no known name stays as a word.
  init(_ written: String) {
    var pieces: [Piece] = []
    var rest = written[...]
    while let colon = rest.firstIndex(of: ":") {
      if colon > rest.startIndex { pieces.append(.text(String(rest[..<colon]))) }
      rest = rest[rest.index(after: colon)...]
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      rest = rest.dropFirst(name.count)
      var range: String?
      if rest.first == "[", let end = rest.firstIndex(of: "]") {
        range = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      }
      let token = Token(String(name), range: range)
      pieces.append(token.map(Piece.token) ?? .text(":" + name))
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }
}

extension AddressPattern.Token {
  /// The token of a name; `nil` where it means nothing.
  fileprivate init?(_ name: String, range: String?) {
    switch name.lowercased() {
    case "section": self = .section
    case "sections": self = .sections(in: range)
    case "title": self = .title
    case "slug": self = .slug
    case "filename", "contentbasename": self = .fileName
    case "slugorfilename", "slugorcontentbasename": self = .slugOrFileName
    case let other:
      if let part = AddressPattern.DatePart(rawValue: other) {
        self = .date(part)
      } else if let layout = GoTimeLayout(name) {
        self = .layout(layout)
      } else {
        return nil
      }
    }
  }
}
