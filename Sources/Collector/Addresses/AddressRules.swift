import Articles

/// Where a site puts its articles on the web.
struct AddressRules: Hashable, Sendable {
  enum Style: Hashable, Sendable {
    case hugo, eleventy
    case zola(ZolaAddresses)
    case pelican(PelicanAddresses)
    case jekyll(JekyllAddresses)
  }

  var style = Style.hugo
  /// The keys of front matter by which an article chooses its whole address.
  var keys = ["url"]
  /// Hugo's `[permalinks]`: a pattern for a section.
  var patterns: [String: String] = [:]
  /// `/posts/a.html` instead of `/posts/a/`.
  var isUgly = false
  /// Capitals stay (`disablePathToLower`).
  var keepsCase = false
  var removesAccents = false
}

/// What an article's address is made from.
struct PageAddress: Hashable, Sendable {
  /// The folder below the content root, without slashes at its ends; of a bundle the folder above it.
  var folder: String
  /// The file's name without language and suffix; of a bundle its folder's.
  var name: String
  var section: String
  var title: String
  var slug: String?
  /// `url` in the front matter: wins over all else.
  var url: String?
  /// The day of the article's date, in the zone in which it was written.
  var date: Timestamp?
  /// `/fr` where a language has a folder of its own on the web, else empty.
  var languagePrefix = ""
  /// The tag of the article's language.
  var language = ""
  var collection: String?
  var categories: [String] = []
  var authors: [String] = []
}

extension AddressRules {
  /// The path of an article's address, with a slash before it and percent-encoded.
  func path(of parts: PageAddress) -> String {
    if let url = chosen(by: parts) { return explicit(url, parts) }
    let path =
      switch style {
      case .hugo: hugo(parts)
      case .eleventy: EleventyAddresses.path(of: parts)
      case .zola(let rules): rules.path(of: parts)
      case .pelican(let rules): rules.path(of: parts)
      case .jekyll(let rules): rules.path(of: parts)
      }
    return parts.languagePrefix + encoded(path.hasPrefix("/") ? path : "/" + path)
  }

  /// The address that Hugo gives by default, which old links may still name.
  func standardPath(of parts: PageAddress) -> String {
    parts.languagePrefix + encoded(normalised([parts.folder, parts.name]) + "/")
  }

  private func encoded(_ path: String) -> String { PercentEncoding.encoded(path, keeping: .whole) }

  /// The address that an article chose, which may be a pattern itself.
  private func chosen(by parts: PageAddress) -> String? {
    switch style {
    case .hugo, .zola, .pelican: parts.url
    case .eleventy: parts.url.flatMap { EleventyAddresses.expanded($0, parts) }
    case .jekyll(let rules): parts.url.map { rules.expanded($0, parts) }
    }
  }

  private func explicit(_ url: String, _ parts: PageAddress) -> String {
    if WebAddress.scheme(of: url) != nil { return url }
    let path = url.hasPrefix("/") ? url : parts.languagePrefix + "/" + url
    let last = path.split(separator: "/").last ?? ""
    let isComplete = path.hasSuffix("/") || last.contains(".")
    return encoded(isComplete || style != .hugo ? path : path + "/")
  }

  private func hugo(_ parts: PageAddress) -> String {
    if let pattern = patterns.first(where: { $0.key == parts.section })?.value
      ?? patterns.first(where: { $0.key.lowercased() == parts.section.lowercased() })?.value,
      !parts.section.isEmpty
    {
      let path = normalised([expanded(pattern, parts)])
      return path == "/" || path.isEmpty ? "/" : path + (isUgly ? ".html" : "/")
    }
    let path = normalised([parts.folder, parts.slug ?? parts.name])
    return path == "/" ? path : path + (isUgly ? ".html" : "/")
  }

  /// The parts joined as one path in Hugo's spelling, with a slash before it and none after it.
  private func normalised(_ parts: [String]) -> String {
    let joined = parts.flatMap { $0.split(separator: "/") }.map { segment($0) }
      .filter { !$0.isEmpty }.joined(separator: "/")
    return "/" + joined
  }

  private func segment(_ text: some StringProtocol) -> String {
    var segment = URLSegments.sanitised(String(text))
    if removesAccents { segment = URLSegments.withoutAccents(segment) }
    return keepsCase ? segment : segment.lowercased()
  }

  // MARK: Patterns

  private func expanded(_ pattern: String, _ parts: PageAddress) -> String {
    var result = ""
    var rest = pattern[...]
    while let colon = rest.firstIndex(of: ":") {
      result += rest[..<colon]
      rest = rest[rest.index(after: colon)...]
      let token = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      rest = rest.dropFirst(token.count)
      var range: Substring?
      if rest.first == "[", let end = rest.firstIndex(of: "]") {
        range = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
      }
      result += value(ofToken: token.lowercased(), range: range, parts) ?? ":" + token
    }
    return result + rest
  }

  private func value(
    ofToken token: String,
    range: Substring?,
    _ parts: PageAddress
  ) -> String? {
    switch token {
    case "section": segment(parts.section)
    case "sections": sections(of: parts, in: range)
    case "title": flat(parts.title)
    case "slug": flat(parts.slug ?? (parts.title.isEmpty ? parts.name : parts.title))
    case "filename", "contentbasename": flat(parts.name)
    case "slugorfilename", "slugorcontentbasename": flat(parts.slug ?? parts.name)
    default: dateValue(ofToken: token, parts.date)
    }
  }

  /// One segment: a slash in a title makes no folder.
  private func flat(_ text: String) -> String {
    segment(text.split(separator: "/").joined(separator: "-"))
  }

  private func sections(of parts: PageAddress, in range: Substring?) -> String {
    let all = parts.folder.split(separator: "/").map(String.init)
    guard let range else { return all.joined(separator: "/") }
    let bounds = range.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    func index(_ text: String, _ standard: Int) -> Int {
      text == "last" ? max(0, all.count - 1) : Digits.number(text) ?? standard
    }
    let from = index(bounds.first ?? "", 0)
    let to = bounds.count == 2 ? index(bounds[1], all.count) : from + 1
    guard from < to, from < all.count else { return "" }
    return all[from..<min(to, all.count)].joined(separator: "/")
  }

  private func dateValue(ofToken token: String, _ date: Timestamp?) -> String? {
    // Go's zero time is what Hugo prints for an article without a date.
    guard let day = date?.local.day ?? Day(year: 1, month: 1, day: 1) else { return nil }
    switch token {
    case "year": return Digits.padded(day.year, to: date == nil ? 1 : 4)
    case "month": return Digits.padded(day.month, to: 2)
    case "day": return Digits.padded(day.day, to: 2)
    case "monthname": return CalendarNames.months[day.month - 1]
    case "weekday": return String(day.weekday % 7)
    case "weekdayname": return CalendarNames.weekdays[day.weekday - 1]
    case "yearday": return String(day.ofYear)
    case "short_year": return Digits.padded(day.year % 100, to: 2)
    case "i_month": return String(day.month)
    case "i_day": return String(day.day)
    default: return nil
    }
  }
}
