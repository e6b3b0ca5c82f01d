import Articles

/// The language of an issue, and which articles it takes.
struct IssueLanguage {
  let tag: LanguageTag
  let isOther: Bool
  /// The site's key whose articles alone are taken; `nil` when all are.
  private let key: String?
  /// What was asked for on a site that does not keep languages apart.
  private let wanted: LanguageTag?

  init(_ site: Site, _ request: SelectionRequest) {
    let asked = request.language ?? site.newsletter.language
    let isApart =
      site.settings.keepsLanguagesApart || site.entries.contains { $0.file.language != nil }
    guard isApart else {
      let main = site.identity.language
      let isMain = request.language.map { $0.isSame(as: main) } ?? true
      wanted = isMain ? request.language.map { _ in main } : request.language
      key = nil
      tag = isMain ? main : request.language ?? main
      isOther = false
      return
    }
    let main = site.settings.defaultLanguage
    let chosen = asked.map { IssueLanguage.key(for: $0, in: site) } ?? main
    key = chosen
    wanted = nil
    tag =
      request.language.map { site.settings.tag(ofLanguage: chosen) ?? $0 } ?? site.identity.language
    isOther = request.language != nil && chosen != main
  }

  /// The site's key that a tag means: the language whose key or tag it is, else one of the same primary language.
  private static func key(for wanted: LanguageTag, in site: Site) -> String {
    let keys = (site.settings.languages.map(\.key) + Set(site.entries.map(\.language)).sorted())
      .unique
    func tag(_ key: String) -> LanguageTag? { site.settings.tag(ofLanguage: key) }
    return keys.first { LanguageTag($0) == wanted || tag($0) == wanted }
      ?? keys.first { tag($0)?.primary == wanted.primary } ?? wanted.tag.lowercased()
  }

  /// What a person would ask for who wants an article of this language.
  func name(of entry: SiteEntry) -> String {
    key == nil ? entry.metadata.language.tag : entry.language
  }

  func takes(_ entry: SiteEntry) -> Bool {
    if let key { return entry.language == key }
    guard let wanted else { return true }
    return entry.metadata.language.isSame(as: wanted)
  }
}

extension LanguageTag {
  /// Whether one of the two is the other, or says no more of it: `de` and `de-AT`, but not `de-AT` and `de-CH`.
  fileprivate func isSame(as other: LanguageTag) -> Bool {
    self == other || tag.hasPrefix(other.tag + "-") || other.tag.hasPrefix(tag + "-")
  }
}
