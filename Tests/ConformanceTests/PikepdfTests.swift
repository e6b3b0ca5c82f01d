import Foundation
import TestSupport
import Testing

/// What `Tests/Readers/pikepdf_walk.py` tells of a PDF, rule by rule.
private struct Walk: Decodable, Sendable {
  struct Rule: Decodable, Sendable {
    /// How many things the rule was held against.
    var seen: Int
    var complaints: [String]
  }

  var identifier: String
  var rules: [String: Rule]

  /// A Python that has pikepdf: the first on the search path, or Debian's, which its package is for.
  static let python: Tool? = [Tool(named: "python3"), Tool(at: "/usr/bin/python3")]
    .compactMap(\.self).first { (try? $0.run(["-c", "import pikepdf"]))?.exitCode == 0 }

  /// The example in each layout, made and read once.
  static let ofLayouts: [String: Result<Walk, any Error>] = Dictionary(
    uniqueKeysWithValues: layouts.map { layout in
      (layout, Result { try Walk(of: ["--all", "--drafts", "--future", "--layout", layout]) })
    }
  )

  static let layouts = ["briefing", "newspaper", "magazine", "ereader"]

  /// Builds the example as `arguments` say, and has it read.
  private init(of arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      ["build", Repository.example] + arguments + ["--format", "pdf", "--output", folder.path]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let names = try folder.names().map { "\(folder.path)/\($0)" }
    let pdf = try #require(names.first { $0.hasSuffix(".pdf") })
    let record = try #require(names.first { $0.hasSuffix(".json") })
    let script = Repository.root + "Tests/Readers/pikepdf_walk.py"
    let run = try #require(Self.python).run([script, pdf, record])
    try #require(run.exitCode == 0, "\(run.errors)")
    self = try JSONDecoder().decode(Walk.self, from: Data(run.output.utf8))
  }
}

/// PDF/UA-1 and PDF/A-2a in the whole example as Python's pikepdf reads it: marks, tree and fonts are counted from the file alone.
@Suite(.enabled(if: Walk.python != nil, "Python's pikepdf is needed"))
struct `in a PDF as pikepdf reads it` {
  private func expectNoComplaint(of rules: String..., in layout: String) throws {
    let walk = try #require(Walk.ofLayouts[layout]).get()
    for name in rules {
      let rule = try #require(walk.rules[name], "nothing was held against the rule of \(name)")
      #expect(rule.seen > 0 && rule.complaints == [], "\(name)")
    }
  }

  // MARK: The document

  @Test(arguments: Walk.layouts)
  func `the document is marked, in a language, and shows its title`(layout: String) throws {
    try expectNoComplaint(of: "document", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `metadata and information dictionary say the same`(layout: String) throws {
    try expectNoComplaint(of: "metadata", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `colours are those of a whole profile of a screen`(layout: String) throws {
    try expectNoComplaint(of: "profile", "colours", in: layout)
  }

  @Test func `the identifier is of the content`() throws {
    let walks = try Walk.layouts.map { try #require(Walk.ofLayouts[$0]).get() }
    #expect(Set(walks.map(\.identifier)).count == walks.count)
    for layout in Walk.layouts { try expectNoComplaint(of: "identifier", in: layout) }
  }

  @Test(arguments: Walk.layouts)
  func `no object is of a kind that archives refuse`(layout: String) throws {
    try expectNoComplaint(of: "objects", in: layout)
  }

  // MARK: Pages

  @Test(arguments: Walk.layouts)
  func `all that is painted is of one element or furniture, and the ways back agree`(
    layout: String
  ) throws {
    try expectNoComplaint(of: "marks", "painting", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `links are elements, described, printed, and in order`(layout: String) throws {
    try expectNoComplaint(of: "links", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `pictures are in known colours, and nobody smooths them`(layout: String) throws {
    try expectNoComplaint(of: "pictures", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `fonts are within, and every glyph that is shown tells its text`(layout: String) throws {
    try expectNoComplaint(of: "fonts", in: layout)
  }

  // MARK: Meaning

  @Test(arguments: Walk.layouts)
  func `elements are of standard roles, each where it belongs`(layout: String) throws {
    try expectNoComplaint(of: "elements", "roles", "kinship", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `levels of headings are not skipped`(layout: String) throws {
    try expectNoComplaint(of: "headings", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `figures have words and a box, notes identifiers`(layout: String) throws {
    try expectNoComplaint(of: "figures", "notes", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `tables are even, and their heads have a scope`(layout: String) throws {
    try expectNoComplaint(of: "tables", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `parts in another language say in which`(layout: String) throws {
    try expectNoComplaint(of: "languages", in: layout)
  }

  // MARK: Ways

  @Test(arguments: Walk.layouts)
  func `every article has its name, its page and its entry in the outline`(layout: String) throws {
    try expectNoComplaint(of: "articles' names", "page labels", "outline", in: layout)
  }

  @Test(arguments: Walk.layouts)
  func `contents lead to articles, notes there and back, no link to nowhere`(
    layout: String
  ) throws {
    try expectNoComplaint(of: "contents", "both ways", "places", in: layout)
  }
}
