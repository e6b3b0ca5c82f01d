internal import Articles
internal import Diagnostics
internal import Digests
internal import EPUBExport
internal import Layout
internal import PageModel
internal import Publication

extension Build {
  /// What is written, and the record that tells of it.
  struct Files {
    var contents: [OutputFolder.File]
    var record: OutputFolder.File
  }

  func files(
    of issue: Issue,
    _ exports: Exports,
    _ draft: Draft,
    _ counts: IssueRecord.Counts
  ) -> Files {
    let files = exports.files(of: issue)
    let record = IssueRecord(
      of: issue,
      layout: draft.layout.name,
      paper: exports.pdf == nil ? nil : draft.paper.name,
      hrefs: exports.epub?.hrefs ?? [:],
      pages: exports.pdf.map { pages(of: issue, in: $0.map) } ?? [:],
      files: files.map { file, mediaType, pages in
        IssueRecord.File(
          path: file.name,
          mediaType: mediaType,
          bytes: file.bytes.count,
          sha256: Digest.sha256(file.bytes),
          pages: pages
        )
      },
      counts: counts
    )
    return Files(
      contents: files.map(\.file),
      record: OutputFolder.File(name: issue.fileName + ".json", bytes: record.bytes)
    )
  }

  private func pages(of issue: Issue, in map: PageMap) -> [Article.ID: Int] {
    var pages: [Article.ID: Int] = [:]
    for article in issue.articles { pages[article.id] = map.firstPages[article.id.path] }
    return pages
  }
}

extension Build.Exports {
  fileprivate func files(
    of issue: Issue
  ) -> [(file: OutputFolder.File, mediaType: String, pages: Int?)] {
    var files: [(file: OutputFolder.File, mediaType: String, pages: Int?)] = []
    if let epub {
      let file = OutputFolder.File(name: issue.fileName + ".epub", bytes: epub.bytes)
      files.append((file, EPUB.mediaType, nil))
    }
    if let pdf {
      let file = OutputFolder.File(name: issue.fileName + ".pdf", bytes: pdf.bytes)
      files.append((file, "application/pdf", pdf.map.pageCount))
    }
    return files
  }

  /// The names of all files of the issue, its record's too.
  func names(of issue: Issue) -> [String] {
    files(of: issue).map(\.file.name) + [issue.fileName + ".json"]
  }
}

extension FindingsReport {
  /// What a record counts: the findings about an issue's articles and settings.
  ///
  /// What is odd about the records of a series is told, but a rebuild of an old issue does not depend on it.
  func counts(without others: [Diagnostic]) -> IssueRecord.Counts {
    let others = FindingsReport(others)
    return IssueRecord.Counts(errors: errors - others.errors, warnings: warnings - others.warnings)
  }
}

extension OutputFolder {
  /// Commits an issue, a failure told as the compiler tells it.
  func commit(
    _ files: Build.Files,
    _ replacing: Ledger.Replacing,
    holding lock: borrowing FolderLock
  ) throws(CompilerFailure) {
    do throws(Failure) {
      try commit(
        files.contents + replacing.kept,
        record: files.record,
        replacing: replacing.obsolete,
        holding: lock
      )
    } catch {
      throw CompilerFailure(error, in: path)
    }
  }
}
