package import Articles
internal import Layout

extension CommittedIssue {
  /// An issue that nobody has made, as later ones would find it.
  package init(
    supposedFor period: Period,
    of publication: PublicationIdentity,
    edition: String?,
    printing articles: [Backlist.Entry]
  ) {
    name = period.fileName
    id = period.fileName
    seriesID = "urn:uuid:\(publication.seriesID)"
    language = publication.language.tag
    self.edition = edition
    self.period = period
    number = nil
    revision = 1
    modified = Timestamp(secondsSinceEpoch: 0)
    files = []
    self.articles = articles.map { article in
      PrintedArticle(
        fingerprint: Fingerprint(id: article.id.path, title: "", sha256: ""),
        guid: article.guid,
        url: article.url,
        date: nil
      )
    }
    flaw = nil
  }
}

extension Ledger {
  /// The same with one issue more.
  package func supposing(_ issue: CommittedIssue) -> Ledger {
    Ledger(issues + [issue], strangers: strangers, findings: findings)
  }
}
