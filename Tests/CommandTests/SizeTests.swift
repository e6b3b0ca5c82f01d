import TestSupport
import Testing

@Suite struct `--max-size` {
  private func build(_ size: String) throws -> (bytes: Int, errors: String) {
    let folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      [
        "build", Repository.example, "--week", "2026-W07", "--format", "epub", "--max-size", size,
        "--output", folder.path,
      ]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try folder.names().first { $0.hasSuffix(".epub") })
    return (try folder.bytes(of: name).count, build.errors)
  }

  @Test func `leaves an issue alone that is small enough`() throws {
    #expect(try !build("25MB").errors.contains("reduced-pictures"))
  }

  @Test func `makes pictures smaller, and says how`() throws {
    let issue = try build("600kB")
    #expect(issue.bytes <= 600_000)
    #expect(issue.errors.contains("[reduced-pictures]"))
    #expect(!issue.errors.contains("[left-out-picture]"))
  }

  @Test func `leaves pictures out only where nothing else helps`() throws {
    let issue = try build("350kB")
    #expect(issue.bytes <= 350_000)
    #expect(issue.errors.contains("[left-out-picture]"))
    #expect(try build("50kB").errors.contains("[file-too-large]"))
  }
}
