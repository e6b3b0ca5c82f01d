import Configuration

/// The name of a person, as front matter and data files have it.
enum PersonName {
  private static let keys = [
    "display_name", "displayName", "full_name", "fullName", "name", "title", "author", "nickname",
  ]

  private static let shortKeys = [
    "slug", "id", "key", "username", "user", "login", "github", "email",
  ]

  /// The name in a map such as `{name: …, url: …, email: …}`, or the short name by which the site knows the person.
  static func written(in map: ConfigurationMap) -> String? {
    full(in: map) ?? text(shortKeys, map)
  }

  /// The name for readers.
  static func full(in map: ConfigurationMap) -> String? { text(keys, map) }

  /// A name without the address behind it: `Ada King <ada@x.org>` and `Ada King (ada@x.org)`.
  static func withoutAddress(_ written: String) -> String {
    guard written.utf8.contains(.at), let at = written.firstIndex(of: "@"),
      let open = written[..<at].lastIndex(where: { $0 == "<" || $0 == "(" })
    else { return written }
    let name = written[..<open].trimmed
    return name.isEmpty ? written : name
  }

  private static func text(_ keys: [String], _ map: ConfigurationMap) -> String? {
    keys.lazy.compactMap { map.value(ignoringCase: $0)?.text?.trimmed }.first { !$0.isEmpty }
  }
}
