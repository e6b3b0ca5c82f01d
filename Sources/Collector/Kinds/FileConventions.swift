import Workspace

/// Which files of a site are its articles, as far as kinds of sites differ.
struct FileConventions: Hashable, Sendable {
  /// A folder with an `index.md` is one article.
  var hasBundles = false
  /// A file without front matter is no article.
  var demandsFrontMatter = false
  /// `index.fr.md` is French.
  var hasLanguageSuffixes = true
  /// An article that names its language is a translation, and belongs to that language's part of the site.
  var hasTranslationsByHeader = false
  /// `_index.md` says something about its folder; else it is left out.
  var hasSectionPages = false
  /// HTML below front matter is an article.
  var readsHTML = false
  /// Files of formats that are not read are articles of the site, so that an author should hear of them.
  var namesForeignFormats = false
  /// What lies at a repository's root, such as README, is none of the site's.
  var leavesOutPapers = true
  /// Globs of paths, from the site's root on, that are no articles.
  var excluded: [String] = []

  func excludes(_ path: WorkspacePath) -> Bool {
    !excluded.isEmpty && excluded.contains { Glob.matches(path.string, pattern: $0) }
  }

  /// Leaves out a folder and all below it, or a file; a pattern may have stars.
  mutating func exclude(_ pattern: String) {
    let trimmed = pattern.split(separator: "/").joined(separator: "/")
    guard !trimmed.isEmpty, trimmed.utf8.count < 500, excluded.count < 1_000 else { return }
    excluded += [trimmed, trimmed + "/**"]
  }
}

extension FileConventions {
  /// Hugo takes whatever lies under `content`.
  static let hugo = FileConventions(
    hasBundles: true,
    hasSectionPages: true,
    readsHTML: true,
    namesForeignFormats: true,
    leavesOutPapers: false
  )
}
