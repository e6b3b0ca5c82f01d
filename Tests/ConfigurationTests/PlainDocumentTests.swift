import Diagnostics
import TestSupport
import Testing

@testable import Configuration

@Suite struct `a plain document` {
  /// What the reader for all documents of the format makes of a text.
  private func whole(_ source: ConfigurationSource) -> Diagnosed<ConfigurationNode?> {
    source.format == .yaml ? YAMLComposer.read(source) : TOMLReader.read(source)
  }

  private func source(_ text: some Collection<UInt8>, _ format: ConfigurationFormat)
    -> ConfigurationSource
  {
    ConfigurationSource(Array(text), format: format, file: "f", firstLine: 3)
  }

  private func expectSame(
    _ text: some Collection<UInt8>,
    _ format: ConfigurationFormat,
    _ note: Comment? = nil
  ) {
    let source = source(text, format)
    guard let plain = PlainDocument.read(source) else { return }
    let whole = whole(source)
    #expect(plain == whole.value, note)
    #expect(whole.diagnostics.isEmpty, note)
  }

  @Test(arguments: [
    "title: \"A — b\"\ndate: 2026-02-14 09:30:00 +0530\ndraft: false\ntags: [a, 'b c', \"d\"]\n",
    "a: 1\nb: -\n", "a: Word, word (and) word!\nempty: ''\nlist: []\n",
  ])
  func `is read as any YAML is`(text: String) {
    #expect((PlainDocument.read(source(text.utf8, .yaml)) == nil) == text.contains("b: -"))
    expectSame(text.utf8, .yaml)
  }

  @Test(arguments: [
    "title = \"A — b\"\ndate = 2026-02-14T09:30:00-05:00\ndraft = false\ntags = [\"a\", 'b']\n",
    "day = 2024-02-29\nweight=12\nempty = \"\"\nlist = []\nlocal = 2026-01-01T00:00:00\n",
  ])
  func `is read as any TOML is`(text: String) {
    #expect(PlainDocument.read(source(text.utf8, .toml)) != nil)
    expectSame(text.utf8, .toml)
  }

  @Test(arguments: [
    "a: b: c\n", "a: 'it''s'\n", "a: \"\\n\"\n", "a:\n  - b\n", "a: b\na: c\n", "a: &x b\n", "a: b #c\n",
    "a: |\n  b\n", "a: [b: c]\n", "- a\n", "a: b\n  c\n", "a: {b: c}\n", "a: b\t\n", "a: \u{85}\n", "",
  ])
  func `is nothing that YAML could mean otherwise`(text: String) {
    #expect(PlainDocument.read(source(text.utf8, .yaml)) == nil)
  }

  @Test(arguments: [ConfigurationFormat.yaml, .toml])
  func `means the same to both readers, however it is mangled`(format: ConfigurationFormat) {
    let assign = format == .yaml ? ": " : " = "
    let day = "2026-02-14"
    let values = [
      "\"Ann Ø — “b”\"", "'c, d'", day, day + "T09:30:00Z", day + "T23:59:59+05:30", "true", "12", "[]",
      "[\"a\", 'b']", "2026-02-30",
    ]
    let plain = values.indices.map { first in
      (0..<5).map { "key\($0)\(assign)\(values[(first + $0 * 3) % values.count])\n" }.joined()
    }
    let words = [
      ": ", " = ", "\n", "[", "]", ", ", "\"", "'", "#", " #", "-", "- ", "? ", "! ", "& ", "yes", "~", "_", "2026", ":",
      "T", "Z", "\nkey: word word\n", "\nKey = 3\n", "(a); b", "key1", "\"\"\"", "0", "  ",
    ]
    var taken = 0
    Fuzzing(seeds: plain, words: words).run("plain \(format)") { text, note in
      let source = source(text, format)
      if PlainDocument.read(source) != nil { taken += 1 }
      expectSame(text, format, note)
    }
    // Else nothing would be compared.
    #expect(taken * 10 > Fuzzing.cases)
  }
}
