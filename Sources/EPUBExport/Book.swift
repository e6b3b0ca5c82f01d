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
  /// `nil` where none go along.
  let fonts: BookFonts?
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
    for font in fonts?.fonts ?? [] {
      try writer.add(.deflated("EPUB/" + font.name, font.bytes))
    }
    return try writer.finish()
  }

  private var front: [ArchiveMember] {
    get throws(ArchiveFailure) {
      let package = PackageDocument(book: self).document
      var members = [matter.container]
      if let fonts { members.append(try fonts.leave) }
      members += [
        try .everywhereIndented("EPUB/" + PackageDocument.name, package),
        matter.navigation, matter.ncx,
        try Press.member("cover.xhtml", cover.document(of: issue)),
        matter.contentsPage,
      ]
      return members
    }
  }

  private var back: [ArchiveMember] {
    get throws(ArchiveFailure) {
      var members = [matter.colophon] + matter.styles
      if let fonts { members.append(try fonts.styles) }
      members.append(.stored("EPUB/" + cover.name, cover.picture.bytes))
      return members
    }
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
