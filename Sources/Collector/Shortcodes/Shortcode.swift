import Diagnostics

/// A call of a template in the text, such as Hugo's `{{< figure src="a.png" >}}`.
struct Shortcode: Hashable, Sendable {
  var name: String
  var positional: [String] = []
  /// By name in lower case.
  var named: [String: String] = [:]
  /// What stands between the tags, where it is no Markdown: a program to be highlighted, say.
  var inner: String?
  var place: SourcePlace

  /// The first of these arguments that is given and not empty.
  func argument(_ names: String..., at position: Int? = nil) -> String? {
    for name in names {
      if let value = named[name], !value.isEmpty { return value }
    }
    guard let position, positional.indices.contains(position), !positional[position].isEmpty
    else { return nil }
    return positional[position]
  }
}

/// A tag of a shortcode in the source.
struct ShortcodeTag {
  enum Role: Hashable { case opening, closing, selfClosing, escaped, dropped }

  var role: Role
  var shortcode: Shortcode
  var range: Range<Int>
  /// The index of the tag that ends what this one begins, and the other way round.
  var partner: Int?
}
