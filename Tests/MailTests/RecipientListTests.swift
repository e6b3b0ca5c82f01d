import Articles
import Diagnostics
import TestSupport
import Testing

@testable import Mail

@Suite struct `lists of people` {
  private func read(_ text: String, file: String = "readers.csv") -> Diagnosed<RecipientList> {
    RecipientList.read(Array(text.utf8), file: file)
  }

  @Test func `a table says how each of them wants it`() throws {
    let list = read(
      """
      Address,Name,Format,Language,Departments
      ann@x.example,"Author, Ann",epub;pdf,en-GB,"Lake, Valley"
      bo@kindle.example,,kindle,,
      """
    )
    #expect(list.diagnostics.isEmpty)
    let people = list.value.recipients
    #expect(people.map(\.address.description) == ["ann@x.example", "bo@kindle.example"])
    #expect(people[0].name == "Author, Ann")
    #expect(people[0].formats == [.epub, .pdf])
    #expect(people[0].language?.tag == "en-GB")
    #expect(people[0].departments == ["Lake", "Valley"])
    #expect(people[0].place == SourcePlace(file: "readers.csv", line: 2, column: 1))
    #expect(people[1].isReadingDevice)
  }

  @Test(arguments: [
    ("News", [String](), [String]()), ("city; harbour", [], []),
    ("Harbuor", [], ["did you mean 'Harbour'?"]), ("Sport", [], []),
    ("Sport", ["News", "City"], ["known: City, Harbour, News"]),
    ("Nwes", ["News"], ["did you mean 'News'?"]), ("open-air", ["Open Air"], []),
  ])
  func `a department that there is not is told where it is written`(
    wanted: String,
    configured: [String],
    hints: [String]
  ) throws {
    let list = read("address,departments\nann@x.example,\"\(wanted)\"\n").value
    let findings = DepartmentNames(configured: configured, in: try issue())
      .findings(of: list.recipients)
    #expect(findings.compactMap(\.hint) == hints)
    let place = SourcePlace(file: "readers.csv", line: 2, column: 15)
    #expect(findings.allSatisfy { $0.id == "unknown-department" && $0.place == place })
  }

  @Test func `each edition is for those who ask for it`() {
    let table =
      "address,edition\nann@x.example,Science\nbo@x.example,\ncy@x.example,main; science\n"
    func people(_ list: String, _ edition: String?, _ known: [String]?) -> [String] {
      read(list).value.people(for: edition, among: known).value.map(\.address.local)
    }
    #expect(people(table, "science", ["science"]) == ["ann", "cy"])
    #expect(people(table, nil, ["science"]) == ["bo", "cy"])
    #expect(people(table, "science", nil) == ["ann", "cy"])
    // A list that asks for none is for the newsletter itself, or for what somebody has named.
    let plain = "address\nann@x.example\n"
    #expect(
      people(plain, "science", ["science"]) == [] && people(plain, nil, ["science"]) == ["ann"]
    )
    #expect(people(plain, "science", nil) == ["ann"])
    let odd = read(table).value.people(for: nil, among: ["sience"])
    #expect(odd.diagnostics.map(\.id) == ["unknown-edition", "unknown-edition"])
    #expect(odd.diagnostics.first?.hint == "did you mean 'sience'?")
  }

  @Test(arguments: [
    "email;format\nann@x.example;epub", "e-mail\tformat\r\nann@x.example\tepub\r\n",
  ])
  func `a table may be parted by semicolons or tabs, and name its columns otherwise`(
    text: String
  ) throws {
    let person = try #require(read(text).value.recipients.first)
    #expect(person.formats == [.epub])
  }

  @Test func `a plain file has an address a line`() {
    let list = read(
      """
      # Friends
      ann@x.example

        Bo Writer <bo@x.example>
      """,
      file: "friends.txt"
    )
    #expect(list.value.recipients.map(\.address.description) == ["ann@x.example", "bo@x.example"])
    #expect(list.value.recipients.last?.name == "Bo Writer")
    #expect(
      list.value.recipients.last?.place == SourcePlace(file: "friends.txt", line: 4, column: 3)
    )
  }

  @Test func `what is wrong is told with its place, and the others stay`() {
    let source = MarkedSource(
      """
      address,name,format,1️⃣depratments
      ann@x.example,,,
      2️⃣ANN@x.example,,,
      3️⃣nobody,,,
      bo@x.example,,4️⃣mobi,
      "5️⃣cy@x.example
      Bcc: all@x.example",,,
      6️⃣dee@x.example,"Dee
      X-Evil: yes",,
      7️⃣,Nameless,,
      """
    )
    let list = RecipientList.read(Array(source.text.utf8), file: "r.csv")
    let expected: [(Character, String)] = [
      ("1️⃣", "unknown-column"), ("2️⃣", "repeated-address"), ("3️⃣", "invalid-address"),
      ("4️⃣", "unknown-format"), ("6️⃣", "unsafe-name"), ("7️⃣", "missing-address"),
    ]
    for (mark, id) in expected {
      let found = list.diagnostics.first { $0.id == id }
      #expect(found?.place == source.place(mark, in: "r.csv"), "\(id)")
    }
    #expect(list.diagnostics.contains { $0.id == "unsafe-address" && $0.place?.line == 6 })
    #expect(list.value.recipients.map(\.address.local) == ["ann", "bo"])
  }

  @Test(arguments: ["ann@x.example,Ann\n", "name\nAnn\n"])
  func `a table without a column of addresses is told, and nobody is written to`(text: String) {
    let list = read(text)
    #expect(list.diagnostics.map(\.id).contains("no-address-column"))
    #expect(list.value.recipients.isEmpty)
  }

  @Test(arguments: [
    ("", true), ("\n \n", true), ("address,name\n", true), ("address\nann@x.example\n", false),
    ("address,name\n,Ann\n", false), ("address\nann.x.example\n", false), ("name\nAnn\n", false),
  ])
  func `a list is blank where nobody stands in it, be they written to or not`(
    text: String,
    isBlank: Bool
  ) {
    #expect(read(text).value.isBlank == isBlank)
    #expect(RecipientList.read(Array("# nobody\n".utf8), file: "friends.txt").value.isBlank)
  }

  @Test func `a byte that is not UTF-8 is told with its place`() {
    let bytes = Array("address\nj".utf8) + [0xFC] + Array("rg@x.example\n".utf8)
    let list = RecipientList.read(bytes, file: "r.csv")
    #expect(list.diagnostics.map(\.id) == ["recipients-not-utf8"])
    #expect(list.diagnostics.first?.place == SourcePlace(file: "r.csv", line: 2, column: 2))
  }

  @Test func `no mangled list ends the reading`() {
    let fuzzing = Fuzzing(
      seeds: [
        "address,name\n\"ann@x.example\",\"An \"\"n\"\n", "ann@x.example\nBo <bo@x.example>\n",
      ],
      words: ["\"", ",", ";", "\t", "<", ">", "@", "xn--", "address", "kindle"]
    )
    fuzzing.run("lists of people") { text, note in
      let list = RecipientList.read(text, file: "r.csv")
      for person in list.value.recipients {
        let isSafe = person.address.description.utf8.allSatisfy { (33...126).contains($0) }
        #expect(isSafe, note)
      }
    }
  }
}
