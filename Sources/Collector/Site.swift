package import Articles

/// A site that was opened: what it says of itself, and every article in it by its front matter.
package struct Site: Sendable {
  package let location: SiteLocation
  package let settings: SiteSettings
  package internal(set) var newsletter: Newsletter
  package internal(set) var identity: PublicationIdentity
  /// Every article of every language, by path; those that cannot be read too.
  package let entries: [SiteEntry]
  let sources: ArticleSources
  let library = SiteLibrary()
  /// What was understood of a large site is being kept for the next run.
  let keeping: Task<Void, Never>?

  /// Waits until what was understood is kept; a program that ends earlier reads all of it again the next time.
  package func settled() async { await keeping?.value }

  /// Which articles a request takes, and why it does not take the others.
  package func selection(_ request: SelectionRequest, clock: ClockSetting) -> Selection {
    Selector(self, request, clock: clock).selection()
  }

  /// The publication as an issue in a language shows it: with the title that the site has in that language.
  package func identity(for selection: Selection) -> PublicationIdentity {
    identity(in: selection.language, isOther: selection.isInOtherLanguage)
  }

  /// The publication as the issue will show it that a request asks for.
  package func identity(for request: SelectionRequest) -> PublicationIdentity {
    let language = IssueLanguage(self, request)
    return identity(in: language.tag, isOther: language.isOther)
  }

  private func identity(in language: LanguageTag, isOther: Bool) -> PublicationIdentity {
    var identity = identity
    identity.language = language
    guard isOther, newsletter.title == nil, identity.title == settings.title,
      let title = settings.languages.first(where: { $0.tag == language })?.title
    else { return identity }
    identity.title = title
    return identity
  }
}
