import Configuration
import Diagnostics
import TestSupport
import Testing

private let documents: [ConfigurationFormat: [String]] = [
  .yaml: Fuzzing.frontMatters.map { String($0.split(separator: "---").first ?? "") } + [
    "a: &x [1, 2, {b: c}]\nd: *x\n<<: {e: f}\n",
    "text: |\n  one\n  two\nfolded: >-\n  three\n  four\n? complex\n: value\n",
    "list:\n- a\n- b: c\n  d: 2026-02-14T09:30:00Z\n- [x, 'y', \"z\\u00e9\"]\n",
    "n: 0x1F\no: 0o17\nf: 1.5e3\nb: yes\nz: ~\n!!str tag: !!int '3'\n---\nsecond: document\n",
  ],
  .toml: [
    "title = \"A\"\ndate = 2026-02-14T09:30:00-05:00\ntags = [\"a\", 'b']\n[params]\nx.y = 1\n",
    "a = \"\"\"\nlong\n\"\"\"\nb = '''raw'''\nc = 1_000\nd = 0xFF\ne = inf\nf = {g = 1, h = [1, 2]}\n",
    "[[menu]]\nname = \"x\"\n[[menu]]\nname = \"y\"\n[menu.sub]\nk = 07:30:00\nl = 1979-05-27\n",
  ],
  .json: [
    "{\"title\": \"A\", \"tags\": [\"a\", \"b\"], \"n\": -1.5e10, \"t\": true, \"z\": null}",
    "{\"a\": {\"b\": {\"c\": [1, [2, [3]]]}}, \"u\": \"\\u00e9\\ud83d\\ude00\\n\"}",
  ],
]

private let words = [
  "---\n", "...\n", ": ", "- ", "[", "]", "{", "}", ",", "&a ", "*a", "<<: ", "!!binary ", "|\n",
  ">+\n", "? ", "#",
  "%YAML 1.2\n", "[[", "]]", "=", ".", "\"\"\"", "'''", "\\u", "\\ud800", "\\x", "true", "null",
  "date: ",
  "2026-02-30", "title = ", "\"k\":",
]

/// How many lists and maps lie in one another.
private func height(_ node: ConfigurationNode) -> Int {
  switch node.content {
  case .list(let nodes): 1 + (nodes.map(height).max() ?? 0)
  case .map(let map): 1 + (map.entries.map { height($0.value) }.max() ?? 0)
  case .null, .boolean, .integer, .number, .text, .dateTime: 0
  }
}

private func places(_ node: ConfigurationNode) -> [SourcePlace] {
  switch node.content {
  case .list(let nodes): [node.place] + nodes.flatMap(places)
  case .map(let map): [node.place] + map.entries.flatMap { [$0.keyPlace] + places($0.value) }
  case .null, .boolean, .integer, .number, .text, .dateTime: [node.place]
  }
}

@Suite struct `a mangled configuration` {
  @Test(arguments: [ConfigurationFormat.yaml, .toml, .json])
  func `is read, or left with a reason, the same every time`(format: ConfigurationFormat) {
    let fuzzing = Fuzzing(seeds: documents[format] ?? [], words: words)
    fuzzing.run("\(format)") { text, note in
      let read = ConfigurationReader.read(text, as: format, file: "f", firstLine: 3)
      let again = ConfigurationReader.read(text, as: format, file: "f", firstLine: 3)
      // Text says it all: a number that is none is not even equal to itself.
      #expect(String(reflecting: read) == String(reflecting: again), note)
      #expect(read.value != nil || read.diagnostics.contains { $0.severity == .error }, note)
      let found = (read.value.map(places) ?? []) + read.diagnostics.compactMap(\.place)
      let last = 3 + text.count { $0 == 10 || $0 == 13 || $0 == 0x85 || $0 == 0xA8 || $0 == 0xA9 }
      #expect(found.allSatisfy { (3...last + 1).contains($0.line ?? 0) }, note)
      #expect(found.allSatisfy { ($0.column ?? 1) >= 1 }, note)
      #expect(read.value.map(height) ?? 0 <= 101, note)
    }
  }

  @Test(arguments: ["[", "[[", "[[[a]]]", "[.a]", "[=]", "[#]", "a = 1\n[ é]", "[[ [a", "[]"])
  func `of TOML whose table has no name is left with a reason`(text: String) {
    let read = ConfigurationReader.read(text.utf8, as: .toml, file: "f")
    #expect(read.value == nil)
    #expect(read.diagnostics.map(\.id) == ["invalid-toml"])
  }

  @Test(arguments: [
    "[}]", "[1, }", "[ # b\n}", "[[}", "[\u{2028}]", "[1,\u{B}2]", "{b = [}}", "2026-01-01T-1:00",
    "2026-01-01 9", "2026-01-01 9 # a.m.", "[2026-01-01 9]", "2_026-01-01_ 9\u{A0}x",
  ])
  func `of TOML without a value where one should stand is left with a reason`(value: String) {
    let read = ConfigurationReader.read("a = \(value)".utf8, as: .toml, file: "f")
    #expect(read.value == nil)
    #expect(read.diagnostics.map(\.id) == ["invalid-toml"])
  }

  @Test func `of JSON with text behind it ends within its bytes`() {
    Fuzzing(seeds: (documents[.json] ?? []).map { $0 + "\nText.\n" }, words: words).run("prefix") {
      text,
      note in
      let (_, end) = ConfigurationReader.readJSONPrefix(text, file: "f")
      #expect((0...text.count).contains(end), note)
    }
  }

  @Test(arguments: [
    (ConfigurationFormat.yaml, "[", "]"), (.yaml, "- ", ""), (.yaml, "a: {b: ", ""),
    (.json, "[", "]"),
    (.json, "{\"a\":", "}"), (.toml, "[", "]"), (.toml, "a = [", "]"), (.yaml, "&a [", "]"),
  ])
  func `in a hundred thousand levels is left with a reason`(
    format: ConfigurationFormat,
    opening: String,
    closing: String
  ) {
    let text =
      String(repeating: opening, count: 100_000) + String(repeating: closing, count: 100_000)
    let read = ConfigurationReader.read(text.utf8, as: format, file: "f")
    #expect(read.value == nil || read.value.map(height) ?? 0 <= 101)
    #expect(!read.diagnostics.isEmpty)
  }
}
