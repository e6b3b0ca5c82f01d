package import Diagnostics
import Digests
import Pictures
import Publication
import Workspace

/// Makes the catalog of a folder's issues: pages for people, feeds for e-readers and feed readers, and the files.
package struct CatalogMaking: Sendable {
  /// What was made.
  package struct Outcome: Sendable {
    /// The files by which people, e-readers and feed readers find all others.
    package var paths: [String]
    package var title: String
    package var issues: Int
    package var diagnostics: [Diagnostic]
  }

  /// The list of our files in a catalog's folder.
  private static let listName = ".broadsheet-catalog.json"

  private let folder: OutputFolder
  private let output: String
  private let settings: CatalogSettings
  private let isStrict: Bool
  private let jobs: Int

  /// - Parameters:
  ///   - folder: holds issues and their records.
  ///   - output: where the catalog is to be; `nil` for `catalog` in `folder`.
  ///   - settings: what an editor says of the catalog.
  ///   - isStrict: whether nothing is written where there is any warning or error.
  ///   - jobs: how many issues are worked on at once.
  package init(
    of folder: String,
    output: String? = nil,
    settings: CatalogSettings = CatalogSettings(),
    isStrict: Bool = false,
    jobs: Int
  ) {
    self.folder = OutputFolder(at: folder)
    self.output = output ?? self.folder.place(of: "catalog")
    self.settings = settings
    self.isStrict = isStrict
    self.jobs = jobs
  }

  /// Whether the catalog is there, and of the issues that there are now.
  ///
  /// - Throws: `CatalogFailure` for a place in which no catalog can be, or records that cannot be read.
  package func isCurrent() throws(CatalogFailure) -> Bool { try tree().origin == origin() }

  /// A sum of all that a catalog is made of.
  private func origin() throws(CatalogFailure) -> String {
    do throws(OutputFolder.Failure) {
      let records = try folder.sumOfRecords()
      return Digest.sha256(Array("\(Catalog.form)\n\(records)\n\(settings.text)".utf8))
    } catch {
      throw CatalogFailure(.output(error, folder: folder.path))
    }
  }

  /// Makes the catalog, which appears whole or not at all.
  ///
  /// - Throws: `CatalogFailure`, with what was found until then.
  package func run() async throws(CatalogFailure) -> Outcome {
    guard folder.exists else { throw CatalogFailure(.missingFolder(folder.path)) }
    let tree = try tree()
    let locks: CatalogLocks
    do throws(OutputFolder.Failure) {
      locks = try CatalogLocks.take(of: folder, and: tree)
    } catch {
      throw CatalogFailure(.output(error, folder: tree.parent))
    }
    let origin = try origin()
    let issues = try await issues()
    guard let catalog = Catalog(of: issues.value, settings: settings) else {
      throw CatalogFailure(.noIssues(folder.path), issues.diagnostics)
    }
    if isStrict, issues.diagnostics.contains(where: { $0.severity > .note }) {
      throw CatalogFailure(.findings, issues.diagnostics)
    }
    do throws(OutputFolder.Failure) {
      let foreign = try tree.replace(
        with: catalog.files,
        madeOf: origin,
        holding: locks.ofTree
      )
      return Outcome(
        paths: Catalog.entrances.map { "\(tree.path)/\($0.string)" },
        title: catalog.title,
        issues: catalog.issues.count,
        diagnostics: issues.diagnostics
          + (foreign.isEmpty ? [] : [.foreignFiles(foreign, in: tree.path)])
      )
    } catch {
      throw CatalogFailure(.output(error, folder: tree.path), issues.diagnostics)
    }
  }

  private func issues() async throws(CatalogFailure) -> Diagnosed<[CatalogIssue]> {
    do throws(OutputFolder.Failure) {
      return try await IssueGathering(folder: folder, jobs: jobs).issues()
    } catch {
      throw CatalogFailure(.output(error, folder: folder.path))
    }
  }

  /// - Throws: `CatalogFailure` for a place in which no catalog can be.
  private func tree() throws(CatalogFailure) -> OutputTree {
    guard let tree = OutputTree(at: output, listName: CatalogMaking.listName) else {
      throw CatalogFailure(.usage("'\(output)' can be no catalog's folder"))
    }
    guard !tree.holds(folder.path) else {
      throw CatalogFailure(
        .usage("the catalog's folder '\(output)' cannot hold that of the issues")
      )
    }
    return tree
  }
}
