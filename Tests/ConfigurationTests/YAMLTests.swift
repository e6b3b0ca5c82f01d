import Configuration
import Diagnostics
import TestSupport
import Testing

@Suite struct YAMLTests {
  @Test(arguments: [
    ("yes", "true"), ("On", "true"), ("n", "false"), ("FALSE", "false"),
    ("~", "null"), ("", "null"), ("Null", "null"),
    ("2020", "2020"), ("1_000", "1000"), ("0x1F", "31"), ("0o17", "15"), ("017", "15"),
    ("-0b11", "-3"), ("+5", "5"), ("09", "9.0"), ("99999999999999999999", "1e+20"),
    ("1.5", "1.5"), (".5", "0.5"), ("1e3", "1000.0"), ("-.inf", "-inf"),
    ("2020-01-01", "'2020-01-01'"), ("12:30", "'12:30'"), ("1.2.3", "'1.2.3'"), ("-", "[null]"),
    ("+", "'+'"), ("0x", "'0x'"), ("1e", "'1e'"), (".", "'.'"), ("-+5", "'-+5'"),
    ("'2020'", "'2020'"), ("\"yes\"", "'yes'"), ("!!str 2020", "'2020'"), ("!!int 7", "7"),
    ("maybe", "'maybe'"), ("Ünï", "'Ünï'"),
  ])
  func `a plain scalar is what Go's yaml takes it for`(written: String, shown: String) {
    #expect(read(written).value?.shown == shown)
  }

  @Test func `a scalar can be read as it was written`() throws {
    let value = try #require(
      read("a: 2020\nb: no\nc: 1_0.50\nd: 'it''s'\ne: [x, 1, ~]\nf: ~").value
    )
    #expect(
      ["a", "b", "c", "d", "e", "f"].map { value[$0]?.text } == [
        "2020", "no", "1_0.50", "it's", nil, nil,
      ]
    )
    #expect(value["e"]?.texts == ["x", "1"])
    #expect(value["a"]?.texts == ["2020"])
    #expect(value["c"]?.number == 10.5)
  }

  @Test func `keys and values know their line and column, counted in characters`() throws {
    let source = """
      1️⃣title: 2️⃣Über
      tags: 3️⃣[é, 4️⃣b]
      cover:
        5️⃣image: 6️⃣"x.jpg" # picture
      7️⃣empty:8️⃣
      text: 9️⃣|
        long
      """
    let marks = MarkedSource(source)
    let value = try #require(read(source).value)
    func entry(_ key: String) -> ConfigurationMap.Entry? { value.map?.entry(ignoringCase: key) }
    #expect(entry("title")?.keyPlace == marks.place("1️⃣", in: "site.cfg"))
    #expect(value["title"]?.place == marks.place("2️⃣", in: "site.cfg"))
    #expect(value["tags"]?.place == marks.place("3️⃣", in: "site.cfg"))
    #expect(value["tags"]?.list?.last?.place == marks.place("4️⃣", in: "site.cfg"))
    #expect(value["cover"]?.place == marks.place("5️⃣", in: "site.cfg"))
    #expect(value["cover", "image"]?.place == marks.place("6️⃣", in: "site.cfg"))
    #expect(entry("empty")?.keyPlace == marks.place("7️⃣", in: "site.cfg"))
    #expect(value["empty"]?.place == marks.place("8️⃣", in: "site.cfg"))
    #expect(value["text"]?.place == marks.place("9️⃣", in: "site.cfg"))
    #expect(value["text"]?.text == "long")
  }

  @Test func `front matter counts its lines from where it stands in the file`() {
    #expect(read("a: 1", firstLine: 5).value?["a"]?.place.line == 5)
    #expect(read("a: [", firstLine: 5).diagnostics.first?.place?.line == 5)
  }

  @Test func `a byte order mark takes no column`() {
    #expect(read("\u{FEFF}a: 1").value?["a"]?.place.column == 4)
  }

  @Test(arguments: ["", "# only a comment\n", "---\n", "\n\n"])
  func `an empty document is null`(source: String) {
    #expect(read(source).value?.isNull == true)
  }

  @Test func `Hugo's keys are the same in any capitals, and the last written counts`() {
    let map = read("title: A\nTitle: B\ntitle: C").value?.map
    #expect(map?.value(ignoringCase: "TITLE")?.text == "C")
    #expect(map?["Title"]?.text == "B")
    #expect(map?.value(ignoringCase: "titl[") == nil)
  }

  @Test func `a key written twice is a warning, and the last value counts`() {
    let source = "title: A\ndate: 1\ntitle: B\n"
    #expect(read(source).value?.shown == "{date: 1, title: 'B'}")
    #expect(
      findings(source) == [
        "3:1: warning: the key 'title' is written twice; the last value counts [duplicate-key]; the first is on line 1"
      ]
    )
  }

  @Test func `a large map finds its repeated keys too`() {
    let source = (0..<100).map { "k\($0 % 90): \($0)\n" }.joined()
    let result = read(source)
    #expect(result.value?.map?.entries.count == 90)
    #expect(result.value?["k9"]?.integer == 99)
    #expect(result.diagnostics.count == 10)
  }

  @Test func `aliases repeat what their anchors name, and merge keys fill in`() {
    let source = """
      base: &base {size: 1, colour: red}
      other: &other {colour: blue, shape: round}
      copy: *base
      one: {<<: *base, size: 2}
      two: {size: 3, <<: [*base, *other]}
      """
    let value = read(source).value
    #expect(value?["copy"]?.shown == "{size: 1, colour: 'red'}")
    #expect(value?["copy"]?.place.line == 3)
    #expect(value?["one"]?.shown == "{colour: 'red', size: 2}")
    #expect(value?["two"]?.shown == "{colour: 'red', shape: 'round', size: 3}")
    #expect(read(source).diagnostics.isEmpty)
  }

  @Test(arguments: [
    "title: x\t\nb: 1", "title: \"x\"\t\nb: 1", "title:\t\n  x\nb: 1", "title: x\n\t\nb: 1",
  ])
  func `tabs at the end of a line do no harm`(source: String) {
    #expect(read(source).value?.shown == "{title: 'x', b: 1}")
  }

  @Test func `carriage returns end lines with the line feeds after them`() {
    #expect(read("a: x\r\nb: z\r\n").value?.shown == "{a: 'x', b: 'z'}")
    #expect(read("a: x\r\nb: z\r\n").value?["b"]?.place.line == 2)
  }

  @Test func `an unknown alias is reported with the name that may be meant`() {
    #expect(
      findings("a: &footer 1\nb: *foter") == [
        "2:4: error: cannot read YAML: nothing before this is named '&foter' [invalid-yaml]; did you mean 'footer'?"
      ]
    )
  }

  @Test(arguments: [
    (
      "title: Foo: bar",
      "1:11: error: cannot read YAML: mapping values are not allowed here [invalid-yaml]; put a value that contains ': ' in quotation marks"
    ),
    (
      "title: @x",
      "1:8: error: cannot read YAML: a value cannot begin with '@' [invalid-yaml]; put the value in quotation marks"
    ),
    (
      "a:\n\tb: 1",
      "2:1: error: cannot read YAML: a tab cannot indent [invalid-yaml]; indent with spaces"
    ),
    (
      "a: \"x\\q\"",
      "1:6: error: cannot read YAML: found unknown escape character [invalid-yaml]; write a backslash twice, or use single quotation marks"
    ),
    ("a: \"x", "1:6: error: cannot read YAML: the document ends inside a quotation [invalid-yaml]"),
    (
      "{a: b}: c",
      "1:1: error: cannot read YAML: a key must be a word, not a list or a map [invalid-yaml]; quote text that begins with '{' or '['"
    ),
    ("<<: 1", "1:5: error: cannot read YAML: '<<' takes a map or a list of maps [invalid-yaml]"),
    ("a: \u{1}", "1:4: error: cannot read YAML: control characters are not allowed [invalid-yaml]"),
  ])
  func `what cannot be read is told in words and with its place`(source: String, finding: String) {
    #expect(read(source).value == nil)
    #expect(findings(source) == [finding])
  }

  @Test(arguments: ConfigurationFormat.allCases)
  func `a byte that is not UTF-8 is found where it is`(format: ConfigurationFormat) {
    let bytes = Array("{\"é\":\n \"".utf8) + [0xFF, 0x22, 0x7D]
    let result = ConfigurationReader.read(bytes, as: format, file: "a")
    #expect(result.value == nil)
    #expect(result.diagnostics.first?.message.hasSuffix("a byte that is not UTF-8") == true)
    #expect(result.diagnostics.first?.place == SourcePlace(file: "a", line: 2, column: 3))
  }

  @Test func `a bomb of aliases is refused`() {
    var source = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      source += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(findings(source).first?.contains("aliases repeat too much") == true)
  }

  @Test func `depth is limited, with aliases too`() {
    let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
    #expect(findings(deep).first?.contains("nested more than 100 deep") == true)
    let chain = (1...120).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(findings("a0: &a0 x\n" + chain).first?.contains("nested more than 100 deep") == true)
  }
}
