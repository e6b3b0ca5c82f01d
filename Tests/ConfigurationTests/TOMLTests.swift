import Configuration
import Diagnostics
import TestSupport
import Testing

@Suite struct TOMLTests {
  @Test func `every value of TOML is read, in the order written`() {
    let source = #"""
      title = "a \"b\" \u00e9"
      draft = false
      big = 1_000
      hex = 0xFF
      ratio = 1.50
      day = 2020-01-02
      moment = 2020-01-02 10:00:00z
      tags = ["x", 'y', # a comment, with ] in it
        """
      z""", ]
      "quoted.key" = { a.b = 1, c = [{ d = 2 }] }
      """#
    #expect(
      read(source, as: .toml).value?.shown
        == "{title: 'a \"b\" é', draft: false, big: 1000, hex: 255, ratio: 1.5, day: @2020-01-02, "
        + "moment: @2020-01-02T10:00:00Z, tags: ['x', 'y', 'z'], "
        + "quoted.key: {a: {b: 1}, c: [{d: 2}]}}"
    )
  }

  @Test func `numbers, booleans and dates can be read as written`() throws {
    let value = try #require(
      read("a = 1_000 # x\nb = 1.50\nc = 2020-01-02 10:00:00\nd = true", as: .toml).value
    )
    #expect(
      ["a", "b", "c", "d"].map { value[$0]?.text } == [
        "1_000", "1.50", "2020-01-02 10:00:00", "true",
      ]
    )
  }

  @Test func `keys and values know their places`() throws {
    let source = #"""
      1️⃣title = 2️⃣"""
      [not] = 'a table' \""" """
      [params]
      "é".3️⃣deep = { x = 4️⃣1, y = [1, 5️⃣2] }
      [6️⃣params.sub]
      [[items]]
      name = 7️⃣'#1'
      [[items]]
      8️⃣name = """five "quotes"""""
      after = 9️⃣1
      """#
    let marks = MarkedSource(source)
    let value = try #require(read(source, as: .toml).value)
    let items = try #require(value["items"]?.list)
    #expect(value.map?.entries.first?.keyPlace == marks.place("1️⃣", in: "site.cfg"))
    #expect(value["title"]?.place == marks.place("2️⃣", in: "site.cfg"))
    #expect(value["params", "é"]?.map?.entries.first?.keyPlace == marks.place("3️⃣", in: "site.cfg"))
    #expect(value["params", "é", "deep", "x"]?.place == marks.place("4️⃣", in: "site.cfg"))
    #expect(
      value["params", "é", "deep", "y"]?.list?.last?.place == marks.place("5️⃣", in: "site.cfg")
    )
    #expect(value["params", "sub"]?.place.line == marks.place("6️⃣", in: "site.cfg")?.line)
    #expect(items.first?["name"]?.place == marks.place("7️⃣", in: "site.cfg"))
    #expect(items.last?.map?.entries.first?.keyPlace == marks.place("8️⃣", in: "site.cfg"))
    #expect(items.last?["after"]?.place == marks.place("9️⃣", in: "site.cfg"))
  }

  @Test func `what cannot be read is told with its place`() {
    #expect(
      findings("a = 1\nb = @x", as: .toml)
        == ["2:5: error: cannot read TOML: could not determine value type [invalid-toml]"]
    )
    #expect(
      findings("a = 1\na = 2", as: .toml) == [
        "2:5: error: cannot read TOML: cannot redefine existing integer 'a' [invalid-toml]"
      ]
    )
    #expect(
      findings("a = \"\0\"", as: .toml) == [
        "1:6: error: cannot read TOML: a NUL byte [invalid-toml]"
      ]
    )
  }

  @Test(arguments: [("", "a.", "a = 1"), ("[", "a.", "a]"), ("a = ", "[", ""), ("a = ", "{a=", "")])
  func `depth is limited before it can hurt`(start: String, level: String, end: String) {
    let source = start + String(repeating: level, count: 200_000) + end
    #expect(findings(source, as: .toml).first?.contains("nested more than 100 deep") == true)
  }

  @Test(arguments: ["", "# nothing\n", "[a]\n[a.b.c]\n[a.b]\n", "[[a]]\n[a.b]\n[[a]]\n"])
  func `odd but sound documents are read`(source: String) {
    #expect(read(source, as: .toml).value?.map != nil)
    #expect(read(source, as: .toml).diagnostics.isEmpty)
  }

  @Test(arguments: [
    "[", "[[", "a", "a =", "a = [", "a = {", "= 1", "\"", "a = '''", "]", "a = [,,]", "a..b = 1",
    "{", "[é]", "[(a)]", "[[=]]", "[\n]", "[ [a]]", "[]", "[ ",
  ])
  func `no fragment does more than fail`(source: String) {
    #expect(read(source, as: .toml).value == nil)
    #expect(read(source, as: .toml).diagnostics.count == 1)
  }
}
