package import Articles
import Configuration
import Diagnostics
import Workspace

/// What a site says of itself in its own configuration, as far as an issue needs it.
package struct SiteSettings: Sendable {
  package var kind: SiteKind
  package var title: String?
  /// `nil` when the site names none: then UTC, unless `newsletter.yaml` says otherwise.
  package var zone: Zone?
  /// Absolute, `http` or `https`, with one slash at its end.
  package var baseURL: String?
  /// The tag of the site's main language; `nil` when it names none.
  package var language: LanguageTag?
  /// The languages that the site keeps apart, the first in weight first; empty when it has only one.
  package var languages: [SiteLanguage] = []
  /// The key of the language whose articles have no language in their paths.
  package var defaultLanguage = "en"

  /// Keys of languages that the site has switched off, with all their articles.
  var disabledLanguages: Set<String> = []
  var isDefaultLanguageInSubfolder = false
  var contentRoots: [ContentRoot] = []
  /// Folders whose files stand on the web under the site's root, the first that has a file winning.
  var staticFolders: [WorkspacePath] = []
  var assetFolders: [WorkspacePath] = []
  var dataFolder: WorkspacePath?
  var taxonomies = Taxonomies.standard
  var files = FileConventions()
  var dialect: any SiteDialect = StandardDialect()
  /// The feed that is the site.
  var feed: Feed?
  var addresses = AddressRules()
  var dates = DateRules.others
  var ignored: [IgnoredFiles] = []
  var markup = MarkupSettings()
  var cascades: [Cascade] = []
  /// What the site gives its templates: Hugo's `params`.
  var parameters: ConfigurationMap?

  init(kind: SiteKind) { self.kind = kind }
}

/// One of the languages that a site keeps apart.
package struct SiteLanguage: Hashable, Sendable {
  /// The site's own key, in lower case: `zh-cn`.
  package var key: String
  package var tag: LanguageTag?
  package var title: String?
  /// Where articles in this language stand, when they have an address of their own.
  package var baseURL: String?
  var weight = 0
  var contentFolder: String?
  /// Its own rules, where they are other than its site's.
  var rules: LanguageRules?
}

/// What a site, or one of its languages, says of zone, terms and addresses.
struct LanguageRules: Hashable, Sendable {
  var zone: Zone?
  var taxonomies: Taxonomies
  var addresses: AddressRules
}

/// A folder of articles, and where they seem to lie.
struct ContentRoot: Hashable, Sendable {
  var folder: WorkspacePath
  /// The path below `content` that stands for the folder; empty for most.
  var prefix = ""
  /// The language of everything in it; `nil` when files' names say it.
  var language: String?
  /// For Jekyll's collections and drafts.
  var collection: String?
  /// False for a collection whose documents the site puts on no pages of their own.
  var isPublished = true
  /// Globs of the only files that count, by their paths below the folder; empty for all.
  var included: [String] = []
  /// Globs of files that do not count.
  var excluded: [String] = []

  /// Whether a file counts, by its path below the folder.
  func takes(_ path: String) -> Bool {
    func isMatched(by globs: [String]) -> Bool {
      globs.contains { glob in
        Glob.matches(
          "/" + path.lowercased(),
          pattern: (glob.hasPrefix("/") ? glob : "/" + glob).lowercased()
        )
      }
    }
    return (included.isEmpty || isMatched(by: included)) && !isMatched(by: excluded)
  }
}

/// The taxonomies of a site under their keys in front matter.
struct Taxonomies: Hashable, Sendable {
  var categories = ["categories", "category", "topics"]
  var tags = ["tags"]
  /// Keys that name authors, in the order in which they are tried.
  var authors = ["authors", "author"]

  /// Those of every kind but Hugo.
  static let standard = Taxonomies()
  /// Hugo's, unless its configuration has others.
  static let hugo = Taxonomies(categories: ["categories"])

  /// Takes the taxonomies that a site has names of its own for; those that mean no authors and no tags are categories.
  mutating func name(_ names: [String]) {
    let names = names.map { $0.lowercased() }
    authors = (names.filter { Taxonomies.namesOfAuthors.contains($0) } + authors).unique
    tags = (names.filter { Taxonomies.namesOfTags.contains($0) } + tags).unique
    let others = names.filter { !authors.contains($0) && !tags.contains($0) && $0 != "series" }
    categories = (categories.filter(names.contains) + others + categories).unique
  }
}

extension SiteSettings {
  /// True when each of the site's articles belongs to one of several languages.
  package var keepsLanguagesApart: Bool { languages.count > 1 }

  func language(_ key: String) -> SiteLanguage? { languages.first { $0.key == key } }

  /// The rules for articles in a language.
  func rules(ofLanguage key: String) -> LanguageRules {
    language(key)?.rules
      ?? LanguageRules(zone: zone, taxonomies: taxonomies, addresses: addresses)
  }

  /// The tag of a language that the site keeps apart, else of the site.
  func tag(ofLanguage key: String) -> LanguageTag? {
    language(key)?.tag ?? LanguageTag(key) ?? language
  }
}
