import TestSupport
import Testing
import Zip

@Suite struct `--max-size` {
  private func build(_ size: String) throws -> (bytes: Int, cover: Int, errors: String) {
    let folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      [
        "build", Repository.example, "--week", "2026-W07", "--format", "epub", "--max-size", size,
        "--output", folder.path,
      ]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try folder.names().first { $0.hasSuffix(".epub") })
    let bytes = try folder.bytes(of: name)
    let cover = try ArchiveReader(bytes).read("EPUB/cover.jpg").count
    return (bytes.count, cover, build.errors)
  }

  @Test func `leaves an issue alone that is small enough`() throws {
    #expect(try !build("25MB").errors.contains("reduced-pictures"))
  }

  @Test func `A6.5 leaves room for a cover of half a megabyte at most`() throws {
    #expect((50_000...500_000).contains(try build("25MB").cover))
  }

  @Test func `makes the cover smaller, too`() throws {
    let issue = try build("350kB")
    #expect(issue.bytes <= 350_000 && issue.cover < 120_000)
    #expect(issue.errors.contains("pictures and the cover have at most"))
    #expect(!issue.errors.contains("[left-out-picture]"))
  }

  @Test func `makes pictures smaller, and says how`() throws {
    let issue = try build("600kB")
    #expect(issue.bytes <= 600_000)
    #expect(issue.errors.contains("[reduced-pictures]"))
    #expect(!issue.errors.contains("[left-out-picture]"))
  }

  @Test func `leaves pictures out only where nothing else helps`() throws {
    let issue = try build("75kB")
    #expect(issue.bytes <= 75_000)
    #expect(issue.errors.contains("[left-out-picture]"))
    #expect(try build("40kB").errors.contains("[file-too-large]"))
  }
}
