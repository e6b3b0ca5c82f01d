import Articles
import Workspace

/// How a site's paths name languages: by a suffix, `index.es.md`, or by a folder.
struct LanguageNames: Sendable {
  /// Keys that are languages in names of files.
  private let suffixes: Set<String>
  /// Hugo takes `a.fr.md` for French and `a.FR.md` for an article named `a.FR`.
  private var isCaseExact = false
  /// Keys that are languages as names of folders at the content root.
  private let folders: Set<String>

  /// What the site's configuration says.
  init(_ settings: SiteSettings) {
    suffixes = Set(settings.languages.map(\.key) + [settings.defaultLanguage])
      .union(settings.disabledLanguages)
    folders = []
    isCaseExact = settings.kind == .hugo
  }

  private init(suffixes: Set<String>, folders: Set<String>) {
    self.suffixes = suffixes
    self.folders = folders
  }

  /// For a site that declares no languages: codes of ISO 639-1 as suffixes, and as folders where there are two or more.
  ///
  /// One folder named `it` or `no` may mean anything; `de` beside `en` means languages.
  static func found(in workspace: any Workspace, roots: [ContentRoot]) -> LanguageNames {
    let names = roots.flatMap { root in
      ((try? workspace.entries(of: root.folder)) ?? []).filter { $0.kind == .folder }.map(\.name)
    }
    let codes = Set(names.filter { isCode($0) })
    return LanguageNames(suffixes: knownCodes, folders: codes.count >= 2 ? codes : [])
  }

  /// The stem without a language, and the language's key.
  func split(_ stem: String) -> (stem: String, language: String?) {
    guard let dot = stem.utf8.lastIndex(of: .dot), dot != stem.startIndex else {
      return (stem, nil)
    }
    let written = String(stem[stem.utf8.index(after: dot)...])
    let key = isCaseExact ? written : written.lowercased()
    return suffixes.contains(key) ? (String(stem[..<dot]), key) : (stem, nil)
  }

  func language(ofFolder name: String) -> String? {
    folders.contains(name) ? name.lowercased() : nil
  }

  private static func isCode(_ name: String) -> Bool {
    guard let tag = LanguageTag(name), name.utf8.count <= 7 else { return false }
    return knownCodes.contains(tag.primary)
  }

  /// ISO 639-1.
  private static let knownCodes: Set<String> = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en \
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja \
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb \
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq \
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init)
  )
}
