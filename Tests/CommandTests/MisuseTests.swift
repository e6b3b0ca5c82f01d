import Foundation
import TestSupport
import Testing

@Suite struct `a call that makes no sense` {
  private struct Finding: Decodable {
    let severity, id, message: String
    let hint: String?
    let file: String?
  }

  @Test(
    arguments: [
      (["build", "--wek", "2026-W07"], "Unknown option '--wek'. Did you mean '--week'?", "build"),
      (["build", "--jobs", "many"], "The value 'many' is invalid for '--jobs <count>'", "build"),
      (["list", "--last", "soon"], "--last takes a number of days such as 7d, not 'soon'", "list"),
      (["list", "--edition", "a", "--edition", "b"], "--edition takes one edition here", "list"),
      (["mail"], "Missing expected argument '<record>'", "mail"),
      (
        ["mail", "a.json", "b.json"], "One issue is sent at a time: name one of 'a.json', ", "mail"
      ),
      (["serve", "--listen", "here"], "The value 'here' is invalid", "serve"),
      (["bild"], "There is no command 'bild'; did you mean 'build'?", nil),
    ] as [([String], String, String?)]
  )
  func `is told as one finding where JSON is asked for, and else in words`(
    call: [String],
    message: String,
    command: String?
  ) throws {
    let site = try TemporaryFolder(tinySite)
    for json in [["--diagnostics", "json"], ["--diagnostics=json"]] {
      let run = try broadsheet(call + json, site: site)
      #expect(run.exitCode == 64 && run.output.isEmpty)
      let lines = run.errors.split(separator: "\n")
      let finding = try JSONDecoder().decode(Finding.self, from: Data(run.errors.utf8))
      #expect(lines.count == 1 && finding.severity == "error" && finding.id == "usage")
      #expect(finding.message.hasPrefix(message), "\(finding.message)")
      #expect(finding.hint == "see 'broadsheet \(command.map { "\($0) " } ?? "")--help'")
    }
    let told = try broadsheet(call + ["--diagnostics", "text"], site: site)
    #expect(told.exitCode == 64 && told.output.isEmpty)
    #expect(told.errors.hasPrefix("Error: \(message)"), "\(told.errors)")
  }

  @Test(arguments: [["--help"], ["build", "--help"], ["--version"], ["help", "build"]])
  func `is none where somebody asks for help`(call: [String]) throws {
    let site = try TemporaryFolder()
    let run = try broadsheet(call, site: site)
    #expect(run.exitCode == 0 && run.errors.isEmpty && !run.output.isEmpty)
    guard call.contains("--help") else { return }
    #expect(try broadsheet(call + ["--diagnostics", "json"], site: site).output == run.output)
  }
}
