import Articles
import Workspace

/// Where the pictures of a site lie, and how an article's are found there.
struct PictureFolders: Sendable {
  var workspace: any Workspace
  /// Folders that are published as the site's root, the site's own before its theme's: `static`.
  var published: [WorkspacePath]
  /// Folders of articles; a file in one is published under its path.
  var content: [WorkspacePath]
  /// Folders of which templates take pictures: `assets`.
  var others: [WorkspacePath]
  /// The keys of the site's languages, the first in weight first.
  var languages: [String] = []

  /// The file that a decoded path means on a page; `nil` when there is none, or it lies outside the site.
  func file(_ path: String, for page: SitePage) -> WorkspacePath? {
    candidates(path, for: page).first { workspace.kind(of: $0) == .file }
  }

  /// The file that a path names: from the content folders with a slash before it, else from the page's file.
  func contentFile(_ path: String, for page: SitePage) -> WorkspacePath? {
    let decoded = PercentEncoding.decoded(path)
    let beside = below(page.file.folder, decoded).map { [$0] } ?? []
    let rooted = content.compactMap { inside($0, decoded) }
    return ((decoded.hasPrefix("/") ? [] : beside) + rooted)
      .first { workspace.kind(of: $0) == .file }
  }

  /// The places in words, for an author who looks for what is missing.
  func places(for path: String, of page: SitePage) -> String {
    let folders = path.hasPrefix("/") ? published + others : [page.file.folder] + published
    let names = folders.map { $0 == .root ? "the site's folder" : "\($0)/" }
    var seen: Set<String> = []
    let places = names.filter { seen.insert($0).inserted }
    guard let last = places.last, places.count > 1 else { return places.first ?? "the site" }
    return places.dropLast().joined(separator: ", ") + " and " + last
  }

  /// In the order in which a site generator would find them (Hugo: bundle, page's address, static), then
  /// where an author may have meant them to be.
  private func candidates(_ path: String, for page: SitePage) -> [WorkspacePath] {
    let roots = published + content + others
    guard !path.hasPrefix("/") else { return roots.compactMap { inside($0, path) } }
    let published = SitePath.resolved(path, from: page.urlPath)
    let (own, foreign) = namesInLanguages(path, of: page)
    let byAddress = roots.compactMap { inside($0, published) }
    let byName = roots.compactMap { below($0, path) }
    let beside = (own + [path]).compactMap { below(page.file.folder, $0) }
    return beside + byAddress + byName + foreign.compactMap { below(page.file.folder, $0) }
  }

  /// `a.jpg` of a bundle may lie there as `a.fr.jpg`: for its own language alone, and else for any.
  private func namesInLanguages(
    _ path: String,
    of page: SitePage
  ) -> (own: [String], foreign: [String]) {
    guard page.isBundle, languages.count > 1, let dot = path.lastIndex(of: ".") else {
      return ([], [])
    }
    let own = [page.language.tag.lowercased(), page.language.primary].filter(languages.contains)
    func name(_ language: String) -> String { "\(path[..<dot]).\(language)\(path[dot...])" }
    return (own.unique.map(name), languages.filter { !own.contains($0) }.map(name))
  }

  /// A path from the site's root within a folder, which it cannot leave.
  private func inside(_ folder: WorkspacePath, _ path: String) -> WorkspacePath? {
    folder.appending(String(SitePath.resolved(path, from: "/").dropFirst()))
  }

  /// A path relative to a folder, which may lead to its neighbours but not out of the site.
  private func below(_ folder: WorkspacePath, _ path: String) -> WorkspacePath? {
    folder.appending(path)
  }
}
