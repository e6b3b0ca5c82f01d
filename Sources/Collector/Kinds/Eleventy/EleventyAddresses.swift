import Articles

/// Where Eleventy puts templates: at their paths, or where a `permalink` says.
enum EleventyAddresses {
  /// `/posts/a/` for `posts/a.md` and for `posts/a/a.md`.
  static func path(of parts: PageAddress) -> String {
    let folders = parts.folder.split(separator: "/").map(String.init)
    let isFolder = parts.name == "index" || parts.name == folders.last
    let all = isFolder ? folders : folders + [parts.name]
    return "/" + all.joined(separator: "/") + (all.isEmpty ? "" : "/")
  }

  /// A `permalink` with its expressions replaced; `nil` when one of them is more than we can tell.
  static func expanded(_ permalink: String, _ parts: PageAddress) -> String? {
    var result = ""
    var rest = permalink[...]
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}"),
        let value = value(of: rest[open.upperBound..<close.lowerBound].trimmed, parts)
      else { return nil }
      result += rest[..<open.lowerBound] + value
      rest = rest[close.upperBound...]
    }
    let path = result + rest
    guard !path.contains("{%") else { return nil }
    return path.hasSuffix("/index.html") ? String(path.dropLast(10)) : path
  }

  /// An expression such as `title | slugify` or `page.date | date: '%Y/%m'`.
  private static func value(of expression: String, _ parts: PageAddress) -> String? {
    let steps = expression.split(separator: "|").map(\.trimmed)
    guard let name = steps.first else { return nil }
    let slug = DatedName(parts.name)?.rest ?? parts.name
    switch name {
    case "page.fileSlug":
      let folder = parts.folder.split(separator: "/").last.map(String.init) ?? ""
      return slug == "index" ? folder : slug
    case "page.filePathStem":
      return "/" + [parts.folder, slug].filter { !$0.isEmpty }.joined(separator: "/")
    case "title": return slugified(parts.title)
    case "slug": return parts.slug
    case "page.date", "date": return parts.date.flatMap { date($0, by: steps.dropFirst()) }
    default:
      let isQuoted = name.count > 1 && name.first == name.last && "'\"".contains(name.first ?? " ")
      return isQuoted ? String(name.dropFirst().dropLast()) : nil
    }
  }

  /// Most sites that put a date into an address put it there as a path, by a filter of their own.
  private static func date(_ date: Timestamp, by filters: ArraySlice<String>) -> String? {
    let filter = filters.first ?? ""
    let pattern = filter.firstRange(of: "%").map { filter[$0.lowerBound...] }
    guard let pattern else {
      return DatePattern.expanded("%Y/%m/%d", date.local.day)
    }
    return DatePattern.expanded(String(pattern.prefix { !"'\")".contains($0) }), date.local.day)
  }

  private static func slugified(_ title: String) -> String {
    URLSegments.withoutAccents(title).lowercased()
      .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
      .split { $0 == " " || $0 == "-" }.joined(separator: "-")
  }
}
