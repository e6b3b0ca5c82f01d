import Articles
import Configuration

extension SettingsReader {
  mutating func readLanguages(_ map: ConfigurationMap) {
    let main = text(map.value(at: "defaultContentLanguage"))?.lowercased() ?? "en"
    let all = map.value(at: "languages")?.map?.entries ?? []
    let disabled = Set(
      (map.value(at: "disableLanguages")?.texts ?? []).map { $0.lowercased() }
    )
    let languages = all.compactMap { entry -> SiteLanguage? in
      guard let own = entry.value.map, own.value(at: "disabled")?.flag != true,
        !disabled.contains(entry.key.lowercased())
      else { return nil }
      return siteLanguage(entry.key.lowercased(), own, of: map)
    }
    settings.disabledLanguages = Set(all.map { $0.key.lowercased() }).subtracting(
      languages.map(\.key)
    )
    settings.languages = languages.enumerated().sorted {
      ($0.element.weight == 0 ? Int.max : $0.element.weight, $0.offset)
        < ($1.element.weight == 0 ? Int.max : $1.element.weight, $1.offset)
    }.map(\.element)
    settings.defaultLanguage = main
    settings.isDefaultLanguageInSubfolder =
      map.value(at: "defaultContentLanguageInSubdir")?.flag ?? false
    let own = settings.language(main)
    settings.title = own?.title ?? settings.title
    settings.baseURL = own?.baseURL ?? settings.baseURL
    settings.language =
      language(map.value(at: "locale")) ?? language(map.value(at: "languageCode")) ?? own?.tag
      ?? (map.value(at: "defaultContentLanguage") == nil ? nil : LanguageTag(main))
  }

  private mutating func siteLanguage(
    _ key: String,
    _ map: ConfigurationMap,
    of site: ConfigurationMap
  ) -> SiteLanguage {
    SiteLanguage(
      key: key,
      tag: language(map.value(at: "locale")) ?? language(map.value(at: "languageCode"))
        ?? LanguageTag(key),
      title: text(map.value(at: "title")),
      baseURL: baseURL(map.value(at: "baseURL")),
      weight: map.value(at: "weight")?.integer ?? 0,
      contentFolder: text(map.value(at: "contentDir")),
      rules: SettingsReader.keysOfRules.contains { map.value(ignoringCase: $0) != nil }
        ? rules(site.overridden(by: map)) : nil
    )
  }

  /// What a language may say otherwise than its site.
  private static let keysOfRules = [
    "timeZone", "taxonomies", "permalinks", "uglyURLs", "disablePathToLower", "removePathAccents",
  ]
}

extension ConfigurationMap {
  /// The map with each value that the other has too replaced by that one.
  fileprivate func overridden(by other: ConfigurationMap) -> ConfigurationMap {
    let kept = entries.filter { other.value(ignoringCase: $0.key) == nil }
    return ConfigurationMap(entries: kept + other.entries)
  }
}
