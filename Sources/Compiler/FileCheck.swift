package import Diagnostics
internal import Inspection
internal import PDFInspection
internal import QPDF
internal import Workspace

/// Checks a finished file, ours or somebody else's.
package struct FileCheck: Sendable {
  private let path: String
  private let jobs: Int

  /// A larger file is not read.
  private static let largestFile = 512 << 20

  package init(_ path: String, jobs: Int) {
    self.path = path
    self.jobs = jobs
  }

  /// All findings about the file.
  ///
  /// - Throws: `CompilerFailure` for a file that is not there or of a kind that is not checked.
  package func run() async throws(CompilerFailure) -> [Diagnostic] {
    let bytes = try contents()
    if path.lowercased().hasSuffix(".pdf") || bytes.starts(with: "%PDF-".utf8) {
      return try findings(inPDF: bytes)
    }
    return await EPUBInspection.findings(
      in: bytes,
      named: path,
      options: InspectionOptions(jobs: jobs)
    )
  }

  private func findings(inPDF bytes: [UInt8]) throws(CompilerFailure) -> [Diagnostic] {
    do throws(QPDFFailure) {
      return try PDFInspection.findings(in: bytes, named: path)
    } catch {
      throw CompilerFailure(.badConfiguration, [.missingLibrary])
    }
  }

  private func contents() throws(CompilerFailure) -> [UInt8] {
    let cut = path.lastIndex(of: "/")
    let folder = cut.map { String(path[..<$0]) } ?? "."
    let name = cut.map { String(path[path.index(after: $0)...]) } ?? path
    do throws(ReadFailure) {
      // A link to the file is as good as the file, since the user named it.
      let workspace = try FolderWorkspace(at: folder.isEmpty ? "/" : folder, alsoReading: [path])
      guard let place = WorkspacePath(name) else { throw .missing }
      return try workspace.bytes(at: place, limit: FileCheck.largestFile)
    } catch {
      throw CompilerFailure(.missingInput("cannot read '\(path)': \(error.words)"))
    }
  }
}

extension Diagnostic {
  fileprivate static let missingLibrary = Diagnostic(
    .error,
    id: "missing-library",
    "a PDF is read by libqpdf, which is not installed",
    hint: "install the package libqpdf29"
  )
}
