import Workspace

/// How the text of a content file is written.
enum ContentFormat: Hashable, Sendable {
  case markdown
  /// HTML below front matter; without front matter such a file is no article.
  case html
  /// Org, AsciiDoc, reStructuredText and what else Hugo hands to other programs: not read.
  case foreign

  /// The format of a file by its name; Hugo knows suffixes in lower case alone.
  init?(_ path: WorkspacePath, in kind: SiteKind) {
    let suffix = path.suffix
    self.init(suffix: suffix)
    guard kind == .hugo else { return }
    if suffix == "mkd" || !path.string.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
      return nil
    }
  }

  init?(suffix: String) {
    switch suffix {
    case "md", "markdown", "mdown", "mkd": self = .markdown
    case "html", "htm": self = .html
    case "org", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc": self = .foreign
    default: return nil
    }
  }
}

/// How much is read of one file.
enum ContentLimits {
  /// Bytes of an article.
  static let articleSize = 10_000_000
  /// Bytes of an article's front matter: a list of a million entries takes a hundred times its length.
  static let frontMatterSize = 1_000_000
  /// Bytes of a feed, which holds many articles.
  static let feedSize = 30_000_000
  /// Articles of a feed.
  static let feedItems = 20_000
  /// Bytes of a configuration or data file.
  static let configurationSize = 5_000_000
  /// Bytes of a `newsletter.yaml`: room for a hundred thousand editions.
  static let newsletterSize = 64 << 20
  /// Folders in folders: more than any site has, fewer than stop us.
  static let folderDepth = 60
}
