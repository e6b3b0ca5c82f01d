package import Articles
import Diagnostics
package import Workspace

/// An article as its front matter describes it; its text is read when it is wanted.
///
/// What it says of itself is its `Particulars`. They are long, and a site of thousands of entries hands them on from
/// stage to stage: an entry is a reference to them, which says as a value does what it said when it was made.
@dynamicMemberLookup
package struct SiteEntry: Hashable, Sendable {
  private final class Slip: Sendable {
    let particulars: Particulars

    init(_ particulars: Particulars) { self.particulars = particulars }
  }

  private var slip: Slip

  init(_ particulars: Particulars) { slip = Slip(particulars) }

  var particulars: Particulars {
    get { slip.particulars }
    set { slip = Slip(newValue) }
  }

  package subscript<Value>(dynamicMember path: KeyPath<Particulars, Value>) -> Value {
    slip.particulars[keyPath: path]
  }

  package static func == (a: SiteEntry, b: SiteEntry) -> Bool {
    a.slip === b.slip || a.slip.particulars == b.slip.particulars
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(slip.particulars.path) }

  package enum Problem: Hashable, Sendable {
    /// Neither its front matter nor its text can be read; a finding says why.
    case unreadable
    /// The site keeps it for other pages to use and prints it nowhere.
    case headless
  }

  struct Terms: Hashable, Sendable {
    var categories: [String] = []
    var tags: [String] = []
    var authors: [String] = []
    var sections: [String] = []
  }
}

extension SiteEntry {
  package struct Particulars: Hashable, Sendable {
    package var id: Article.ID
    package var path: WorkspacePath
    /// Title and all else as it will be printed, except what only the text tells.
    package var metadata: ArticleMetadata
    /// As the front matter has it; empty without one.
    package var rawTitle = ""
    /// The site's own key, such as `zh-cn`.
    package var language: String
    package var isDraft = false
    /// The first folder below the content root; empty for articles at the root.
    package var section = ""
    /// As the front matter has it, or as it is left of a dated file name; empty without one.
    package var slug = ""
    /// Absolute where the base URL is known, else a path.
    package var permalink = ""
    package var isBundle = false
    package var problem: Problem?
    /// How much there is to read, counted in the source; `nil` where nobody asked for it.
    package var words: Int?

    var file: ContentFile
    /// `permalink` without its host.
    var address = ""
    /// Where the article would stand without slugs and patterns, and where it once stood.
    var oldAddresses: [String] = []
    /// Where it once stood, as its author says.
    var aliases: [String] = []
    /// Another page that the article says it is a copy of.
    var canonical: String?
    /// What translations of one article have in common, where their front matter says it.
    var translationKey: String?
    /// Names by which the options of selection know the article: as written, and as the site shows them.
    var terms = Terms()

    /// When it appeared, if it says so.
    var publication: Timestamp? { metadata.publication }

    /// The article's name in names of issues: its slug, else its file's or folder's name.
    package var slugOrName: String {
      let name = slug.isEmpty ? file.name : slug
      let ascii = URLSegments.withoutAccents(URLSegments.sanitised(name)).lowercased()
        .split(separator: "/").joined(separator: "-")
      let kept = ascii.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
      let trimmed = kept.drop { "-_.".contains($0) }
      return trimmed.isEmpty ? "article" : String(trimmed)
    }
  }
}
