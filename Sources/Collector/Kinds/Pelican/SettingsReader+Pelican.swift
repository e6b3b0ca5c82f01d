import Articles
import Workspace

extension SettingsReader {
  mutating func readPelican() {
    let literals = ScriptLiterals(ofFile: "pelicanconf.py", in: workspace)
    settings.title = literals["SITENAME"]
    settings.zone = literals["TIMEZONE"].flatMap(Zone.init(named:))
    settings.baseURL = literals["SITEURL"].flatMap(WebAddress.base)
    settings.language = literals["DEFAULT_LANG"].flatMap(LanguageTag.init)
    if let tag = settings.language { settings.defaultLanguage = tag.tag.lowercased() }
    let path = literals["PATH"].flatMap(WorkspacePath.init) ?? WorkspacePath("content") ?? .root
    readPelicanFiles(literals, path: path)
    settings.addresses.style = .pelican(
      PelicanAddresses(
        article: literals["ARTICLE_URL"] ?? "{slug}.html",
        translation: literals["ARTICLE_LANG_URL"] ?? "{slug}-{lang}.html",
        language: settings.language?.tag ?? "en"
      )
    )
    settings.markup.templates = .none
    settings.markup.flavour = .python
    settings.dialect = PelicanDialect(literals, path: path)
  }

  private mutating func readPelicanFiles(_ literals: ScriptLiterals, path: WorkspacePath) {
    let articles = literals.list("ARTICLE_PATHS").compactMap { path.appending($0) }
    settings.contentRoots = (articles.isEmpty ? [path] : articles).map { folder in
      ContentRoot(folder: folder, prefix: folder.relative(to: path) ?? "")
    }
    settings.staticFolders = [path]
    settings.files.namesForeignFormats = true
    settings.files.hasLanguageSuffixes = false
    settings.files.hasTranslationsByHeader = true
    let pages = literals.list("PAGE_PATHS")
    for folder in (pages.isEmpty ? ["pages"] : pages) + literals.list("ARTICLE_EXCLUDES") {
      if let excluded = path.appending(folder) { settings.files.exclude(excluded.string) }
    }
  }
}
