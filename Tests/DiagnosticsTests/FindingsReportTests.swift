import Diagnostics
import Testing

private func finding(_ line: Int, id: String = "missing-image", file: String = "a.md") -> Diagnostic
{
  Diagnostic(
    .warning,
    id: id,
    "no image 'x.jpg'",
    at: SourcePlace(file: file, line: line, column: 5)
  )
}

@Test func `a finding is printed as a compiler prints it, with its way out below`() {
  var diagnostic = finding(12)
  diagnostic.hint = "did you mean 'y.jpg'?"
  #expect(
    FindingsReport([diagnostic]).lines(limit: 20).map(\.text) == [
      "a.md:12:5: warning: no image 'x.jpg' [missing-image]\n  hint: did you mean 'y.jpg'?"
    ]
  )
}

@Test func `findings come by file, line and column, and the same one only once`() {
  let report = FindingsReport([finding(2, file: "b.md"), finding(9), finding(3), finding(9)])
  #expect(report.lines(limit: 20).map { $0.text.prefix(6) } == ["a.md:3", "a.md:9", "b.md:2"])
  #expect(report.warnings == 3)
}

@Test func `what was told is not told again`() {
  var told = ToldFindings()
  #expect(told.new(among: [finding(9), finding(3), finding(9)]) == [finding(9), finding(3)])
  #expect(told.new(among: [finding(3), finding(4)]) == [finding(4)])
}

@Test func `what is too much of one kind in one file is summed up at the file's end`() {
  let many = (1...5).map { finding($0) } + [finding(9, id: "other"), finding(1, file: "b.md")]
  #expect(
    FindingsReport(many).lines(limit: 2).map(\.text).map { $0.split(separator: " ").first ?? "" }
      == ["a.md:1:5:", "a.md:2:5:", "a.md:9:5:", "a.md:", "b.md:1:5:"]
  )
  #expect(
    FindingsReport(many).lines(limit: 2)[3] == .more(3, id: "missing-image", file: "a.md")
  )
}

@Test(arguments: [("tittle", "title"), ("time_zone", "time-zone"), ("xyz", nil)])
func `an unknown word is met with the nearest known one`(word: String, nearest: String?) {
  #expect(Suggestion.nearest(to: word, among: ["title", "time-zone", "subtitle"]) == nearest)
}
