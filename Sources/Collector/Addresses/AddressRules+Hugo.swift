/// Addresses as Hugo 0.111 makes them.
extension AddressRules {
  /// The path of an article without a `url` of its own, below its language's prefix.
  func published(_ parts: PageAddress) -> String {
    let target: String
    if let pattern = pattern(ofSection: parts.section) {
      // Hugo takes the expanded pattern for a query, in which `+` is a blank and `%41` an `A`.
      let query = expanded(pattern, parts)
      target = PercentEncoding.decoded(
        query.withBytes { $0.contains(.plus) } ? query.replacing("+", with: " ") : query
      )
    } else {
      target = parts.folder + "/" + (parts.slug ?? parts.name)
    }
    let path = SitePath.cleaned(target.utf8.first == .slash ? target : "/" + target)
    if path == "/" { return path }
    if isUgly || uglySections.contains(parts.section) { return spelled(path + ".html") }
    // Blanks before a slash become a hyphen too, which is why the path is spelled with what follows it.
    let spelled = spelled(path + "/index").trimmingSuffix("index")
    return spelled == "//" ? "/" : spelled
  }

  private func pattern(ofSection section: String) -> AddressPattern? {
    patterns[section.isEmpty ? "/" : section]
  }

  /// A path that an article demands, as Hugo completes it: a slash at its end unless there is a dot somewhere in it.
  func completed(_ url: String) -> String {
    let path = SitePath.cleaned(url)
    if path == "/" || path.hasSuffix("/index.html") || url.hasSuffix("/") || !url.contains(".") {
      return path == "/" ? path : path + "/"
    }
    return path
  }

  /// A path in the spelling of addresses, by the site's wishes on capitals and accents.
  func spelled(_ path: String) -> String {
    var spelled = URLSegments.sanitised(path)
    if removesAccents { spelled = URLSegments.withoutAccents(spelled) }
    return keepsCase ? spelled : URLSegments.lowercased(spelled)
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
