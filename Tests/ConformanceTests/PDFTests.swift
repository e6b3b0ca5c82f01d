import TestSupport
import Testing

private let qpdf = Tool(named: "qpdf")
private let pdftotext = Tool(named: "pdftotext")
private let pdffonts = Tool(named: "pdffonts")
private let pdfinfo = Tool(named: "pdfinfo")

/// Whole issues as programs of others read them.
@Suite(
  .enabled(
    if: [qpdf, pdftotext, pdffonts, pdfinfo].allSatisfy { $0 != nil },
    "qpdf and poppler-utils are needed"
  )
)
struct `the PDF of an issue` {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      ["build", Repository.example, "--week", "2026-W07", "--output", folder.path]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try folder.names().first { $0.hasSuffix(".pdf") })
    path = "\(folder.path)/\(name)"
  }

  private func run(_ tool: Tool?, _ arguments: [String]) throws -> String {
    let run = try #require(tool).run(arguments)
    try #require(run.exitCode == 0, "\(run.output)\(run.errors)")
    return run.output
  }

  @Test func `is whole`() throws {
    let found = try run(qpdf, ["--check", path])
    #expect(!found.contains("WARNING"))
  }

  @Test func `has all its fonts in it, none as pictures of letters`() throws {
    let fonts = try run(pdffonts, [path]).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    #expect(fonts.allSatisfy { $0.contains(" yes yes yes ") && !$0.contains("Type 3") })
  }

  @Test func `says what it is, in which language, and by whom`() throws {
    let facts = try run(pdfinfo, [path])
    #expect(facts.contains("Title:           The Merrowby Lantern"))
    #expect(facts.contains("Tagged:          yes"))
    #expect(facts.contains("Page size:       595.276 x 841.89 pts (A4)"))
  }

  @Test func `is read out with headings, lists, tables, figures and notes`() throws {
    let tree = try run(pdfinfo, ["-struct", path])
    for role in ["H1", "H2", "P", "L", "LI", "Table", "TH", "Figure", "Note", "Link", "TOC"] {
      #expect(
        tree.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix(role) },
        "\(role)"
      )
    }
  }

  /// ISO 14289-1, 7.2, and ISO 32000-1, 14.8.4: what may stand in lists, tables and contents, and nowhere else.
  @Test(arguments: ["briefing", "newspaper", "magazine", "ereader"])
  func `has in lists, tables and contents what belongs there`(layout: String) throws {
    let build = try Tool.broadsheet.run(
      [
        "build", Repository.example, "--week", "2026-W07", "--layout", layout, "--output",
        folder.path,
      ]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let elements = StructureLine.lines(of: try run(pdfinfo, ["-struct", path]))
    let children = [
      "TOC": ["TOC", "TOCI", "Caption"], "L": ["L", "LI", "Caption"], "LI": ["Lbl", "LBody"],
      "Table": ["TR", "THead", "TBody", "TFoot", "Caption"], "THead": ["TR"], "TBody": ["TR"],
      "TR": ["TH", "TD"],
    ]
    let parents = ["TOCI": "TOC", "LI": "L", "LBody": "LI", "TH": "TR", "TD": "TR"]
    #expect(elements.contains { $0.parent == "TOC" })
    for element in elements {
      if let known = children[element.parent] {
        #expect(known.contains(element.role), "\(element.role) in \(element.parent)")
      }
      if let parent = parents[element.role] {
        #expect(element.parent == parent, "\(element.role) in \(element.parent)")
      }
      if element.role == "Caption", children.keys.contains(element.parent) {
        #expect(element.isFirst, "a caption after other parts of \(element.parent)")
      }
    }
  }

  @Test func `shows its first page before all of it has come, where that is asked for`() throws {
    let build = try Tool.broadsheet.run(
      ["build", Repository.example, "--week", "2026-W07", "--linearize", "--output", folder.path]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    #expect(try run(qpdf, ["--check-linearization", path]).contains("no linearization errors"))
    #expect(try run(qpdf, ["--check", path]).contains("No syntax or stream encoding errors found"))
    #expect(try run(pdfinfo, ["-meta", path]).contains("pdfuaid"))
  }

  @Test func `gives its words back, ligatures and divided words resolved`() throws {
    let text = try run(pdftotext, ["-raw", path, "-"])
    #expect(text.contains("The sale of the last steam ferry"))
    #expect(text.contains("office") || text.contains("fifty") || text.contains("first"))
    #expect(!text.contains("\u{FB01}"))
  }
}

/// An element of a PDF's structure, as pdfinfo prints it.
private struct StructureLine {
  var role: String
  var parent: String
  /// Whether it is the first of its parent's elements.
  var isFirst: Bool

  static func lines(of tree: String) -> [StructureLine] {
    var lines: [StructureLine] = []
    var ancestors: [String] = []
    var previousDepth = -1
    for line in tree.split(separator: "\n") {
      let role = String(line.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber })
      let depth = line.prefix { $0 == " " }.count / 2
      guard role.first?.isUppercase == true, role != "Object", depth <= ancestors.count else {
        continue
      }
      ancestors.removeSubrange(depth...)
      lines.append(
        StructureLine(
          role: role,
          parent: ancestors.last ?? "",
          isFirst: depth > previousDepth
        )
      )
      ancestors.append(role)
      previousDepth = depth
    }
    return lines
  }
}

@Suite struct `an inspection finds nothing in the PDF` {
  private func inspect(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      ["build"] + arguments + ["--format", "pdf", "--output", folder.path]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try folder.names().first { $0.hasSuffix(".pdf") })
    let check = try Tool.broadsheet.run(["check", "--strict", "\(folder.path)/\(name)"])
    #expect(check.exitCode == 0, "\(check.errors)")
  }

  @Test(arguments: ["newspaper", "magazine", "briefing", "ereader"])
  func `of every layout`(layout: String) throws {
    try inspect([Repository.example, "--all", "--drafts", "--future", "--layout", layout])
  }

  @Test func `that was put in order for the web, or has the EPUB in it`() throws {
    try inspect([Repository.example, "--week", "2026-W07", "--linearize", "--attach-epub"])
  }

  @Test(
    .enabled(if: Repository.corpus != nil, "the corpus of real sites is needed"),
    arguments: [
      ["digitalgov", "--month", "2023-05", "--layout", "newspaper"],
      ["letsencrypt", "--all", "--language", "ja", "--layout", "magazine"],
    ]
  )
  func `of a part of a real site`(arguments: [String]) throws {
    let corpus = try #require(Repository.corpus)
    try inspect(["\(corpus)/\(arguments[0])"] + arguments.dropFirst())
  }
}

@Suite(.enabled(if: pdfinfo != nil, "poppler-utils is needed"))
struct `a listener hears` {
  @Test(arguments: ["newspaper", "magazine", "briefing", "ereader"])
  func `a space where a headline goes on in another line`(layout: String) throws {
    let folder = try TemporaryFolder()
    let title = "Ferry keepers celebrate remarkable centenary of steadfast crossings tomorrow"
    try folder.write("---\ntitle: \(title)\ndate: 2026-02-10\n---\nWords.\n", to: "ferry.md")
    let build = try Tool.broadsheet.run(
      [
        "build", folder.path + "/ferry.md", "--layout", layout, "--paper", "90x120mm", "--format",
        "pdf", "--output", folder.path + "/out",
      ]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(
      try folder.names(in: "out").first { $0.hasSuffix(".pdf") }
    )
    let tree = try #require(pdfinfo).run(["-struct-text", folder.path + "/out/" + name])
    let heard = tree.output.split(separator: "\"").joined()
    #expect(heard.contains(title), "\(tree.output)")
  }
}

@Suite(.enabled(if: qpdf != nil, "qpdf is needed"))
struct `a PDF is made` {
  @Test(arguments: ["letter", "a5", "a3", "tabloid", "kindle", "remarkable", "90x120mm"])
  func `on every paper`(paper: String) throws {
    let folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      [
        "build", Repository.example, "--week", "2026-W06", "--paper", paper, "--format", "pdf",
        "--output", folder.path,
      ]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try folder.names().first { $0.hasSuffix(".pdf") })
    let check = try #require(qpdf).run(["--check", "\(folder.path)/\(name)"])
    #expect(check.exitCode == 0, "\(check.output)\(check.errors)")
  }

  @Test(
    .enabled(if: Repository.corpus != nil, "the corpus of real sites is needed"),
    arguments: [
      ["digitalgov", "--month", "2023-05"], ["letsencrypt", "--month", "2019-10"],
      ["letsencrypt", "--all", "--language", "ja"],
    ]
  )
  func `of a part of a real site`(arguments: [String]) throws {
    let corpus = try #require(Repository.corpus)
    let folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      ["build", "\(corpus)/\(arguments[0])"] + arguments.dropFirst()
        + ["--format", "pdf", "--output", folder.path]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try folder.names().first { $0.hasSuffix(".pdf") })
    let check = try #require(qpdf).run(["--check", "\(folder.path)/\(name)"])
    #expect(check.exitCode == 0, "\(check.output)\(check.errors)")
  }
}
