import Articles
import Synchronization

/// What is asked of all articles of a site for each issue, made when it is first asked for.
///
/// It is what links and pictures are found by, and the names that articles have.
final class SiteLibrary: Sendable {
  struct Contents: Sendable {
    var addresses: SiteAddresses
    var pictures: PictureFolders
    var catalogue: PictureCatalogue
    /// The languages that the site keeps apart, by its own keys.
    var languages: [String: LanguageTag]
  }

  /// The names of one kind, such as categories, that any article has.
  struct Names: Sendable {
    /// In order.
    var known: [String]
    var folded: Set<String>
  }

  private let known = Mutex<Contents?>(nil)
  private let names = Mutex<[String: Names]>([:])

  /// The names of a kind; `all` gives those of each article.
  func names(ofKind kind: String, all: () -> [String]) -> Names {
    names.withLock { names in
      if let known = names[kind] { return known }
      let known = Set(all())
      let found = Names(known: known.sorted(), folded: Set(known.map(Term.folded)))
      names[kind] = found
      return found
    }
  }

  func contents(of site: Site) -> Contents {
    known.withLock { known in
      if let known { return known }
      let contents = Contents(of: site)
      known = contents
      return contents
    }
  }
}

extension SiteLibrary.Contents {
  fileprivate init(of site: Site) {
    addresses = SiteAddresses(site.entries.map(\.particulars.page), baseURL: site.identity.baseURL)
    pictures = PictureFolders(
      workspace: site.location.workspace,
      published: site.settings.staticFolders,
      content: site.settings.contentRoots.map(\.folder),
      others: site.settings.assetFolders,
      languages: site.settings.languages.map(\.key)
    )
    catalogue = PictureCatalogue(in: site.location.workspace, settings: site.settings)
    languages = Dictionary(
      site.settings.languages.compactMap { language in language.tag.map { (language.key, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
