import Articles

/// Where Jekyll puts documents, by `permalink` in `_config.yml`, of collections, and of documents themselves.
struct JekyllAddresses: Hashable, Sendable {
  /// A pattern, or the name of one.
  var permalink: String
  /// Patterns by collection.
  var collections: [String: String] = [:]

  func path(of parts: PageAddress) -> String {
    guard let collection = parts.collection, collection != "posts", collection != "drafts" else {
      return expanded(pattern(named: permalink) ?? permalink, parts)
    }
    return expanded(collections[collection] ?? "/:collection/:path" + suffix, parts)
  }

  /// A pattern with its tokens replaced: `/:categories/:year/:title/`.
  func expanded(_ pattern: String, _ parts: PageAddress) -> String {
    let template = self.pattern(named: pattern) ?? pattern
    var result = ""
    var rest = template[...]
    while let colon = rest.firstIndex(of: ":") {
      result += rest[..<colon]
      let name = rest[rest.index(after: colon)...].prefix { $0.isLowercase || $0 == "_" }
      let (value, length) = longestToken(in: name, parts)
      result += value ?? ":"
      rest = rest[colon...].dropFirst(1 + length)
    }
    let path = (result + rest).split(separator: "/").joined(separator: "/")
    return "/" + path + (template.hasSuffix("/") && !path.isEmpty ? "/" : "")
  }

  private func pattern(named name: String) -> String? {
    switch name {
    case "date": "/:categories/:year/:month/:day/:title:output_ext"
    case "pretty": "/:categories/:year/:month/:day/:title/"
    case "ordinal": "/:categories/:year/:y_day/:title:output_ext"
    case "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext"
    case "none": "/:categories/:title:output_ext"
    default: nil
    }
  }

  /// What stands behind the address of a document in a collection without a pattern of its own.
  private var suffix: String {
    if pattern(named: permalink) == nil {
      return permalink.hasSuffix("/") ? "/" : permalink.hasSuffix(":output_ext") ? ".html" : ""
    }
    return permalink == "pretty" ? "/" : ".html"
  }

  /// Tokens may run into one another and into words: `:year_archive`.
  private func longestToken(in name: Substring, _ parts: PageAddress) -> (String?, Int) {
    var token = name
    while !token.isEmpty {
      if let value = value(of: String(token), parts) { return (value, token.count) }
      token = token.lastIndex(of: "_").map { token[..<$0] } ?? ""
    }
    return (nil, 0)
  }

  private func value(of token: String, _ parts: PageAddress) -> String? {
    switch token {
    case "categories": return parts.categories.map { $0.lowercased() }.unique.joined(separator: "/")
    case "slugified_categories":
      return parts.categories.map { JekyllSlug.plain($0) }.unique.joined(separator: "/")
    case "title": return JekyllSlug.pretty(name(of: parts))
    case "slug": return JekyllSlug.plain(name(of: parts))
    case "name": return JekyllSlug.plain(parts.name)
    case "collection": return parts.collection ?? ""
    case "path":
      let below = parts.folder.split(separator: "/").dropFirst().map(String.init)
      return (below + [parts.name]).joined(separator: "/")
    case "output_ext": return ".html"
    default: return parts.date.flatMap { JekyllAddresses.value(ofDateToken: token, $0) }
    }
  }

  private func name(of parts: PageAddress) -> String {
    parts.slug ?? DatedName(parts.name)?.rest ?? parts.name
  }

  private static func value(ofDateToken token: String, _ date: Timestamp) -> String? {
    let local = date.local
    let day = local.day
    switch token {
    case "year": return Digits.padded(day.year, to: 4)
    case "short_year": return Digits.padded(day.year % 100, to: 2)
    case "month": return Digits.padded(day.month, to: 2)
    case "i_month": return String(day.month)
    case "short_month": return CalendarNames.months[day.month - 1].prefix(3).capitalisedFirst
    case "long_month": return CalendarNames.months[day.month - 1][...].capitalisedFirst
    case "day": return Digits.padded(day.day, to: 2)
    case "i_day": return String(day.day)
    case "y_day": return Digits.padded(day.ofYear, to: 3)
    case "w_year": return Digits.padded(Week(containing: day).year, to: 4)
    case "week": return Digits.padded(Week(containing: day).number, to: 2)
    case "w_day": return String(day.weekday)
    case "short_day": return CalendarNames.weekdays[day.weekday - 1].prefix(3).capitalisedFirst
    case "long_day": return CalendarNames.weekdays[day.weekday - 1][...].capitalisedFirst
    case "hour": return Digits.padded(local.secondOfDay / 3600, to: 2)
    case "minute": return Digits.padded(local.secondOfDay / 60 % 60, to: 2)
    case "second": return Digits.padded(local.secondOfDay % 60, to: 2)
    default: return nil
    }
  }
}

/// Names as Jekyll makes parts of addresses of them.
enum JekyllSlug {
  /// With its capitals and the signs that an address may hold.
  static func pretty(_ name: String) -> String { joined(name) { "._~!$&'()+,;=@".contains($0) } }

  /// Letters and digits in lower case.
  static func plain(_ name: String) -> String { joined(name) { _ in false }.lowercased() }

  private static func joined(_ name: String, keeping isKept: (Character) -> Bool) -> String {
    name.split { !$0.isLetter && !$0.isNumber && !isKept($0) }.joined(separator: "-")
  }
}
