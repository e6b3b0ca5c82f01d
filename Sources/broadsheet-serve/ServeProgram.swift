import ArgumentParser
import Diagnostics
import Glibc
import JSON
import Logging
import SearchIndex
import ServeArguments
import Server
import Serving
import Workspace

/// `broadsheet-serve`, which `broadsheet serve` becomes.
struct ServeProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet serve",
    abstract: ServeArguments.abstract,
    discussion: ServeArguments.discussion
  )

  @OptionGroup var arguments: ServeArguments

  func run() async throws {
    let host = try host(of: try tree(), users: try users())
    warnOfOpenDoors()
    let (listen, logger) = (arguments.listen, logger)
    let server = CatalogServer(host, name: listen.host, port: listen.port, logger: logger)
    Task { await host.prepare() }
    do {
      try await server.run { port in
        let name = listen.host.contains(":") ? "[\(listen.host)]" : listen.host
        _ = Array("http://\(name):\(port)/\n".utf8).writeWhole(to: STDOUT_FILENO)
        logger.info("listening", metadata: ["address": "\(name):\(port)"])
      }
    } catch {
      throw end(69, "unavailable", "cannot listen on \(listen.host):\(listen.port): \(error)")
    }
    logger.info("stopped")
  }

  // MARK: What is served

  private func tree() throws(ExitCode) -> ServedTree {
    do throws(ServedTree.Failure) {
      return try ServedTree(at: arguments.folder)
    } catch {
      switch error {
      case .missingFolder(let folder): throw end(66, "missing-input", "no folder '\(folder)'")
      case .noCatalog(let folder):
        throw end(
          66,
          "missing-input",
          "no catalog in '\(folder)'",
          hint: "'broadsheet catalog \(folder)' writes it"
        )
      }
    }
  }

  private func users() throws(ExitCode) -> UserFile? {
    guard let path = arguments.users else { return nil }
    do throws(ReadFailure) {
      let file = try UserFile(at: path)
      tell(file.findings)
      return file
    } catch {
      throw end(66, "missing-input", "cannot read the users in '\(path)': \(error.words)")
    }
  }

  private func host(of tree: ServedTree, users: UserFile?) throws(ExitCode) -> CatalogHost {
    do throws(SearchIndex.Failure) {
      return try CatalogHost(of: tree, users: users, indexFolder: CacheFolder.path)
    } catch {
      throw end(70, "defect", "cannot make an index to search: \(error.words)")
    }
  }

  // MARK: What is told

  /// Whoever listens beyond this machine knows what it means.
  private func warnOfOpenDoors() {
    guard !arguments.listen.isLoopback else { return }
    if arguments.users == nil {
      tell([
        Diagnostic(
          .warning,
          id: "open-server",
          "everybody who can reach \(arguments.listen.host) can read the issues",
          hint: "--users FILE names who may"
        )
      ])
    } else {
      tell([
        Diagnostic(
          .warning,
          id: "plain-passwords",
          "passwords travel as they are to \(arguments.listen.host)",
          hint: "listen on 127.0.0.1, behind a server that speaks TLS"
        )
      ])
    }
  }

  private func tell(_ findings: [Diagnostic]) {
    for line in FindingsReport(findings).lines(limit: 100) {
      let bytes = arguments.diagnostics == .text ? Array(line.text.utf8) : line.json.bytes(.compact)
      _ = (bytes + [UInt8(ascii: "\n")]).writeWhole(to: STDERR_FILENO)
    }
  }

  private func end(
    _ status: Int32,
    _ id: String,
    _ message: String,
    hint: String? = nil
  ) -> ExitCode {
    tell([Diagnostic(.error, id: id, message, hint: hint)])
    return ExitCode(status)
  }

  private var logger: Logger {
    let level: Logger.Level = arguments.quiet ? .warning : .info
    let lines = LogLines(arguments.diagnostics == .text ? .text : .json, level: level)
    return Logger(label: "broadsheet") { _ in lines }
  }
}

/// Runs the program with the process's arguments; it ends with its exit status.
func runServeProgram() async { await ServeProgram.main() }
