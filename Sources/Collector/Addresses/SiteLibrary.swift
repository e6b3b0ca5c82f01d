import Articles
import Synchronization

/// What the links and pictures of all articles of a site are found by, made when it is first asked for.
final class SiteLibrary: Sendable {
  struct Contents: Sendable {
    var addresses: SiteAddresses
    var pictures: PictureFolders
    var catalogue: PictureCatalogue
    /// The languages that the site keeps apart, by its own keys.
    var languages: [String: LanguageTag]
  }

  private let known = Mutex<Contents?>(nil)

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
