import BookReading
import Diagnostics
import Jobs
import Pictures
import Publication

/// Gathers a folder's issues for a catalog: their files proved, their covers made.
struct IssueGathering: Sendable {
  let folder: OutputFolder
  let jobs: Int

  /// The issues, newest first, and what is wrong with records and files.
  ///
  /// - Throws: `OutputFolder.Failure` when the folder cannot be read.
  func issues() async throws(OutputFolder.Failure) -> Diagnosed<[CatalogIssue]> {
    var findings: [Diagnostic] = []
    let records = try folder.publishedIssues().collecting(into: &findings)
    // One at a time: an issue may hold much, and covers take long.
    let gathered = await records.inParallel(jobs: jobs, inRunsOf: 1) { gather($0) }
    let offered = gathered.compactMap { $0.collecting(into: &findings) }
    let issues = merged(offered).collecting(into: &findings)
    return Diagnosed(issues.sorted(by: CatalogIssue.isNewer), findings)
  }

  /// An issue with those of its files that are as they were written; `nil` where there are none.
  private func gather(_ record: PublishedIssue) -> Diagnosed<CatalogIssue?> {
    var issue = CatalogIssue(record: record, downloads: [])
    var findings: [Diagnostic] = []
    for file in record.files {
      guard let download = Download(file, of: record, in: folder) else { continue }
      do throws(FileFault) {
        let bytes = try folder.bytes(of: file)
        issue.downloads.append(download)
        guard download.kind == .epub, issue.book == nil else { continue }
        findings += look(into: bytes, at: download.source, for: &issue)
      } catch {
        findings.append(.unusableFile(download.source, error))
      }
    }
    issue.downloads.sort(by: Download.isOfferedBefore)
    guard !issue.downloads.isEmpty else {
      return Diagnosed(
        nil,
        findings + [.issueWithoutFiles(folder.place(of: record.name + ".json"))]
      )
    }
    return Diagnosed(issue, findings)
  }

  private func look(
    into bytes: [UInt8],
    at place: String,
    for issue: inout CatalogIssue
  ) -> [Diagnostic] {
    do throws(BookReader.Failure) {
      let reader = try BookReader(bytes)
      issue.book = reader.book
      guard let cover = try reader.cover() else { return [.noCover(place, because: "it has none")] }
      do throws(PictureFailure) {
        issue.cover = try CoverPictures(of: cover)
        return []
      } catch {
        return [.noCover(place, because: error.description)]
      }
    } catch {
      return [.unreadableBook(place, because: error.words)]
    }
  }

  /// One entry for each issue: records of one issue in several layouts offer their files together.
  ///
  /// The highest revision counts, and of equal ones the first name; the others' PDFs stand beside its own.
  private func merged(_ issues: [CatalogIssue]) -> Diagnosed<[CatalogIssue]> {
    var findings: [Diagnostic] = []
    var places: [String: Int] = [:]
    var merged: [CatalogIssue] = []
    let latestFirst = issues.sorted {
      ($1.record.revision, $0.record.name) < ($0.record.revision, $1.record.name)
    }
    for issue in latestFirst {
      guard let place = places[issue.record.id] else {
        places[issue.record.id] = merged.count
        merged.append(issue)
        continue
      }
      if issue.record.revision == merged[place].record.revision {
        merged[place].downloads += issue.downloads.filter { $0.kind == .pdf }
        merged[place].downloads.sort(by: Download.isOfferedBefore)
      } else {
        let record = folder.place(of: issue.record.name + ".json")
        findings.append(.supersededIssue(record, by: merged[place].record.name))
      }
    }
    return Diagnosed(merged, findings)
  }
}
