import Foundation
import TestSupport
import Testing

@Suite struct `broadsheet layouts` {
  @Test func `lists the layouts, a line each`() throws {
    let run = try Tool.broadsheet.run(["layouts"])
    #expect(run.exitCode == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(
      lines.map { $0.prefix { $0 != " " } } == ["briefing", "ereader", "magazine", "newspaper"]
    )
    #expect(lines.allSatisfy { $0.hasSuffix(".") })
    #expect(run.errors == "")
  }

  @Test func `finds nothing in a layout of ours, and tells on which papers it can be set`() throws {
    let run = try Tool.broadsheet.run(["layouts", "check", "ereader", "--strict"])
    #expect(run.exitCode == 0)
    #expect(run.output == "")
    #expect(
      run.errors == """
        papers: a4, letter, a5, a3, tabloid, kindle, remarkable
        0 errors, 0 warnings

        """
    )
  }

  @Test func `tells every mistake with its place, and what was probably meant`() throws {
    let folder = try TemporaryFolder()
    let sound = try String(
      contentsOfFile: Repository.root + "layouts/ereader/layout.yaml",
      encoding: .utf8
    )
    try folder.write(
      sound.replacing("leading: 14.5pt", with: "leading: 14.5")
        .replacing("family: vollkorn", with: "family: volkorn")
        .replacing("gap: 0.2 lines", with: "gpa: 0.2 lines"),
      to: "mine.yaml"
    )
    let run = try Tool.broadsheet.run(["layouts", "check", "mine.yaml"], in: folder.path)
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("mine.yaml:11:19: error: no font family 'volkorn' [unknown-face]"))
    #expect(run.errors.contains("  hint: did you mean 'vollkorn'?"))
    #expect(run.errors.contains("'leading' takes a length in pt or mm, not '14.5'"))
    #expect(run.errors.contains("no key 'gpa' in 'contents' [unknown-layout-key]"))
    #expect(run.errors.contains("  hint: did you mean 'gap'?"))
    #expect(run.errors.hasSuffix("3 errors, 0 warnings\n"), "\(run.errors)")
    let json = try Tool.broadsheet.run(
      ["layouts", "check", "mine.yaml", "--diagnostics", "json"],
      in: folder.path
    )
    #expect(json.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
  }

  @Test func `ends with 66 for a file that is not there, and with 64 for no layout's name`() throws
  {
    let folder = try TemporaryFolder()
    #expect(
      try Tool.broadsheet.run(["layouts", "check", "no.yaml"], in: folder.path).exitCode == 66
    )
    let run = try Tool.broadsheet.run(["layouts", "check", "newspapr"], in: folder.path)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("did you mean 'newspaper'?"))
  }

  @Test func `prints the reference that docs hold`() throws {
    let run = try Tool.broadsheet.run(["layouts", "keys"])
    let docs = try String(contentsOfFile: Repository.root + "docs/layouts.md", encoding: .utf8)
    #expect(docs.hasSuffix(run.output))
    #expect(run.output.hasPrefix("## All keys"))
  }
}
