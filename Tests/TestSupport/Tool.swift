private import Foundation

/// A program that tests run: `broadsheet` itself, or an outside validator.
package struct Tool: Sendable {
  /// How a run ended and what it printed.
  package struct Run: Sendable {
    package let exitCode: Int32
    package let output: String
    package let errors: String
  }

  package let path: String

  /// `broadsheet` as it was built with the tests; `BROADSHEET_BINARY` names another.
  package static let broadsheet: Tool = {
    if let named = ProcessInfo.processInfo.environment["BROADSHEET_BINARY"] {
      return Tool(path: named)
    }
    let built = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let candidates = [built, built.deletingLastPathComponent()].map {
      $0.appending(path: "broadsheet").path()
    }
    return Tool(
      path: candidates.first(where: FileManager.default.isExecutableFile)
        ?? ".build/debug/broadsheet"
    )
  }()

  private init(path: String) { self.path = path }

  /// A program in its place; `nil` where there is none.
  package init?(at path: String) {
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    self.path = path
  }

  /// A program on the search path; `nil` where the machine has none of that name.
  package init?(named name: String) {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let found = folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
    guard let found else { return nil }
    path = found
  }

  /// Runs the program to its end.
  ///
  /// - Throws: when it cannot be started.
  package func run(
    _ arguments: [String],
    in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes: a program that prints much cannot then wait for a reader that waits for it.
    let folder = try TemporaryFolder(["output": "", "errors": ""])
    let (output, errors) = (
      URL(filePath: folder.path + "/output"), URL(filePath: folder.path + "/errors")
    )
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      exitCode: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    )
  }
}

/// The files of the repository and of what may lie beside it.
package enum Repository {
  /// The folder of `Package.swift`.
  package static let root: String =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path()

  /// The example site.
  package static let example = root + "Examples/merrowby-lantern"

  /// Real sites for tests that skip where there are none: `BROADSHEET_CORPUS`, else `shared/corpus` beside the
  /// repository.
  package static let corpus: String? = {
    let named = ProcessInfo.processInfo.environment["BROADSHEET_CORPUS"]
    let candidates = [named, root + "../shared/corpus"].compactMap(\.self)
    return candidates.first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// A script that makes sites of any size and a table of the truth: `BROADSHEET_GENERATOR`, else
  /// `shared/tools/gen_site.py` beside the repository.
  package static let siteGenerator: String? = {
    let named = ProcessInfo.processInfo.environment["BROADSHEET_GENERATOR"]
    let candidates = [named, root + "../shared/tools/gen_site.py"].compactMap(\.self)
    return candidates.first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// Schemas for catalogs: `BROADSHEET_VALIDATORS`, else `shared/validators` beside the repository.
  package static let validators: String? = {
    let named = ProcessInfo.processInfo.environment["BROADSHEET_VALIDATORS"]
    let candidates = [named, root + "../shared/validators"].compactMap(\.self)
    return candidates.first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// The jar of epubcheck: `EPUBCHECK_JAR`; `nil` where it names none.
  package static let epubcheckJar: String? = {
    let named = ProcessInfo.processInfo.environment["EPUBCHECK_JAR"]
    return named.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  }()
}
