import Configuration

/// The parameters of a page and of its site, which the shortcode `param` prints.
struct PageParameters: Sendable {
  var matter: FrontMatter?
  /// The site's `params`.
  var site: ConfigurationMap?

  /// The value of `a.b` as text: the page's, else the site's.
  func text(_ path: String) -> String? {
    let keys = path.split(separator: ".").map(String.init)
    guard let first = keys.first else { return nil }
    let roots = [matter?[first], site?.value(ignoringCase: first)]
    return roots.lazy.compactMap(\.self).compactMap { root in
      keys.dropFirst().reduce(root as ConfigurationNode?) { node, key in
        node?.map?.value(ignoringCase: key)
      }?.printed
    }.first
  }
}

extension ConfigurationNode {
  /// A scalar, or scalars with commas between.
  fileprivate var printed: String? {
    let texts = texts
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}
