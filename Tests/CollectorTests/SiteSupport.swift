import Articles
import Diagnostics
import Workspace

@testable import Collector

/// A site of literals, opened; `hugo.toml` is there unless the files name another configuration.
func open(
  _ files: [String: String],
  article: String? = nil,
  folderName: String = "folder",
  options: Collector.Options = Collector.Options(jobs: 2, countsWords: true)
) async throws -> Diagnosed<Site> {
  let location = SiteLocation(
    in: MemoryWorkspace(files),
    article: article.flatMap(WorkspacePath.init),
    folderName: folderName
  )
  return try await Collector.open(location, options)
}

/// An article with the given lines of front matter.
func article(_ frontMatter: String..., body: String = "Text.") -> String {
  "---\n" + frontMatter.joined(separator: "\n") + "\n---\n" + body + "\n"
}

extension Site {
  func entry(_ path: String) -> SiteEntry? { entries.first { $0.path.string == path } }

  var paths: [String] { entries.map(\.path.string) }

  /// What a request selects, at noon of 16 February 2026 unless another clock is given.
  func select(
    at clock: String = "2026-02-16T12:00:00Z",
    _ change: (inout SelectionRequest) -> Void = { _ in }
  ) throws -> Selection {
    var request = newsletter.selection
    change(&request)
    let setting = ClockSetting(clock) ?? .moment(.ofUndatedIssues)
    return selection(request, clock: setting)
  }
}

extension Selection {
  var paths: [String] { selected.map(\.path.string) }

  func reason(_ path: String) -> Candidate.Reason? {
    candidates.first { $0.entry.path.string == path }?.reason
  }
}

/// Asks for everything that has or has no date.
func everything(_ request: inout SelectionRequest) { request.period = .period(.all) }

extension Article {
  /// The targets of the links in the article's paragraphs.
  var targets: [Link.Target] {
    var targets: [Link.Target] = []
    blocks.visitBlocks { block in
      guard case .paragraph(let line) = block else { return }
      for case .link(let link) in line { targets.append(link.target) }
    }
    return targets
  }

  /// The articles to which links lead that stay within the issue.
  var internalLinks: [String] {
    targets.compactMap { if case .article(let id, _) = $0 { id.path } else { nil } }
  }

  /// The files of its pictures.
  var pictures: [String] {
    images.compactMap { if case .file(let path) = $0.source { path } else { nil } }
  }
}
