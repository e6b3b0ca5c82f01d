import Configuration
import Diagnostics
import TestSupport
import Testing

@Suite struct JSONTests {
  @Test func `every value of JSON is read`() {
    let source = #"{"a": [1, -2.5e1, true, null, "x\n\u00e9\ud83d\ude00\ud83d"], "b": {}, "c": []}"#
    #expect(
      read(source, as: .json).value?.shown
        == "{a: [1, -25.0, true, null, 'x\né😀\u{FFFD}'], b: {}, c: []}"
    )
  }

  @Test func `keys and values know their places`() {
    let source = "{\n\t1️⃣\"é\": 2️⃣\"ü\", \"x\":\n3️⃣[4️⃣1]}"
    let marks = MarkedSource(source)
    let value = read(source, as: .json).value
    #expect(value?.map?.entries.first?.keyPlace == marks.place("1️⃣", in: "site.cfg"))
    #expect(value?["é"]?.place == marks.place("2️⃣", in: "site.cfg"))
    #expect(value?["x"]?.place == marks.place("3️⃣", in: "site.cfg"))
    #expect(value?["x"]?.list?.first?.place == marks.place("4️⃣", in: "site.cfg"))
  }

  @Test func `front matter may be followed by its article at once`() {
    let (value, end) = ConfigurationReader.readJSONPrefix(
      "{\"title\": \"x}\"}# Heading".utf8,
      file: "a.md"
    )
    #expect(value.value?["title"]?.text == "x}")
    #expect(end == 15)
  }

  @Test func `a key written twice is a warning`() {
    let source = "{\"a\": 1,\n\"a\": 2}"
    #expect(read(source, as: .json).value?.shown == "{a: 2}")
    #expect(
      findings(source, as: .json) == [
        "2:1: warning: the key 'a' is written twice; the last value counts [duplicate-key]; the first is on line 1"
      ]
    )
  }

  @Test(arguments: [
    ("{\"a\": nope}", "1:7: error: cannot read JSON: expected a value, not 'nope' [invalid-json]"),
    (
      "{a: 1}",
      "1:2: error: cannot read JSON: expected a key in quotation marks, not 'a' [invalid-json]"
    ),
    (
      "{\"a\" 1}",
      "1:6: error: cannot read JSON: expected ':' after the key 'a', not '1' [invalid-json]"
    ),
    ("{\"a\": 1", "1:8: error: cannot read JSON: expected ',' or '}', not the end [invalid-json]"),
    ("[1] x", "1:5: error: cannot read JSON: expected the end, not 'x' [invalid-json]"),
    ("[01]", "1:2: error: cannot read JSON: expected a value, not '01' [invalid-json]"),
    ("[1.]", "1:2: error: cannot read JSON: expected a value, not '1.' [invalid-json]"),
    ("[\"x", "1:2: error: cannot read JSON: a string that begins here does not end [invalid-json]"),
    (
      "[\"\\x\"]",
      "1:3: error: cannot read JSON: an escape that JSON does not know [invalid-json]; write a backslash twice"
    ),
    (
      "[\"\\u12\"]",
      "1:5: error: cannot read JSON: expected four hexadecimal digits, not '12\"' [invalid-json]"
    ),
    (
      "[\"a\tb\"]",
      "1:4: error: cannot read JSON: a line break, tab or control character in a string [invalid-json]; write \\n for a line break and \\t for a tab"
    ),
  ])
  func `what cannot be read is told in words and with its place`(source: String, finding: String) {
    #expect(read(source, as: .json).value == nil)
    #expect(findings(source, as: .json) == [finding])
  }

  @Test(arguments: [
    "0x10", "1e", "inf", "nan", "-", "+1", ".5", "1.e3", "0b1", "1p3", "--1", "1e+", "TRUE",
  ])
  func `a number is written as RFC 8259 has it`(number: String) {
    #expect(read("[\(number)]", as: .json).value == nil)
  }

  @Test func `depth is limited`() {
    let deep = String(repeating: "[", count: 200_000)
    #expect(findings(deep, as: .json).first?.contains("nested more than 100 deep") == true)
  }

  @Test func `an empty document is null`() {
    #expect(read(" \n", as: .json).value?.isNull == true)
  }
}
