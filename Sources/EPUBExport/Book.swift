import Articles
import Layout
import Pictures
import Zip

/// All that goes between the covers, ready to be packed.
struct Book: Sendable {
  let issue: Issue
  let layout: LayoutDescription
  let binding: Binding
  let matter: StandingMatter
  let cover: CoverPage
  let pictures: [ShelvedPicture]
  let printedPages: [PrintedPage]
  let accessibility: Accessibility

  /// The container (OCF 3.3), its members in the order in which readers want them.
  func archive(articles: [ArchiveMember]) throws(ArchiveFailure) -> [UInt8] {
    var writer = try ArchiveWriter(modified: issue.archiveTime)
    try writer.add(.stored("mimetype", Array(EPUB.mediaType.utf8)))
    for member in try front + articles + back { try writer.add(member) }
    for shelved in pictures {
      try writer.add(.stored("EPUB/" + shelved.name, shelved.picture.bytes))
    }
    return try writer.finish()
  }

  private var front: [ArchiveMember] {
    get throws(ArchiveFailure) {
      let package = PackageDocument(book: self).document
      return [
        matter.container,
        try .everywhereIndented("EPUB/" + PackageDocument.name, package),
        matter.navigation, matter.ncx,
        try .page("cover.xhtml", cover.document(of: issue)),
        matter.contentsPage,
      ]
    }
  }

  private var back: [ArchiveMember] {
    [matter.colophon] + matter.styles + [.stored("EPUB/" + cover.name, cover.picture.bytes)]
  }
}

extension Issue {
  /// When the issue last changed, in UTC.
  fileprivate var archiveTime: ArchiveTime {
    let (day, second) = modified.at(offset: 0).local
    return ArchiveTime(
      year: day.year,
      month: day.month,
      day: day.day,
      hour: second / 3600,
      minute: second / 60 % 60,
      second: second % 60
    )
  }
}
