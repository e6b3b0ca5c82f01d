import Articles
import Configuration
import Workspace

extension SettingsReader {
  mutating func readZola() {
    let map = map(ofFile: "zola.toml", "config.toml") ?? ConfigurationMap()
    settings.title = text(map.value(at: "title"))
    settings.baseURL = baseURL(map.value(at: "base_url"))
    settings.language = language(map.value(at: "default_language"))
    settings.defaultLanguage = text(map.value(at: "default_language"))?.lowercased() ?? "en"
    settings.zone = zone(map.value(at: "extra", "timezone"))
    settings.contentRoots = [WorkspacePath("content")].compactMap { $0 }
      .map { ContentRoot(folder: $0) }
    let themes = text(map.value(at: "theme")).map { ["themes/\($0)/static"] } ?? []
    settings.staticFolders = folders(["static"] + themes)
    settings.files.hasBundles = true
    settings.files.hasSectionPages = true
    for pattern in map.value(at: "ignored_content")?.texts ?? [] {
      settings.files.exclude("content/" + pattern)
    }
    readZolaLanguages(map)
    readZolaTaxonomies(map)
    readZolaMarkup(map)
    settings.addresses.style = .zola(
      ZolaAddresses(
        slugs: text(map.value(at: "slugify", "paths")).flatMap(ZolaAddresses.Slugs.init) ?? .on
      )
    )
    settings.dialect = ZolaDialect()
  }

  private mutating func readZolaLanguages(_ map: ConfigurationMap) {
    let main = settings.defaultLanguage
    let others = (map.value(at: "languages")?.map?.entries ?? []).map {
      SiteLanguage(
        key: $0.key.lowercased(),
        tag: LanguageTag($0.key),
        title: text($0.value.map?.value(at: "title"))
      )
    }.filter { $0.key != main }
    guard !others.isEmpty else { return }
    settings.languages = [SiteLanguage(key: main, tag: LanguageTag(main))] + others
  }

  private mutating func readZolaTaxonomies(_ map: ConfigurationMap) {
    let names = (map.value(at: "taxonomies")?.list ?? []).compactMap { $0.map?["name"]?.text }
    settings.taxonomies.name(names)
  }

  private mutating func readZolaMarkup(_ map: ConfigurationMap) {
    let markdown = map.value(at: "markdown")?.map
    // Zola leaves straight quotes as they are unless told otherwise; an issue is print, and sets them.
    settings.markup.hasTypographer = markdown?.value(at: "smart_punctuation")?.boolean ?? true
    settings.markup.hasEmoji = markdown?.value(at: "render_emoji")?.boolean ?? false
    settings.markup.templates = .tera
  }
}
