import Articles
import Geometry
import Layout
import PageModel
import Testing
import Typesetting

/// Rules that hold on the pages of every issue, tried with articles made by chance.
@Suite(.enabled(if: IssueCase.hasFonts))
struct PageRuleTests {
  /// Papers of the briefing, and other layouts on theirs.
  static let papers = briefings + columns + ["ereader kindle"]
  static let briefings = ["a4", "a5", "kindle", "remarkable", "70x100mm"]
  static let columns = ["newspaper tabloid", "newspaper a4", "newspaper a5", "magazine a4"]
  static let seeds: [UInt64] = Array(1...3)

  private func random(_ seed: UInt64, on paper: String) async throws -> SetIssue {
    try await RandomIssues.shared.issue(seed, on: paper)
  }

  @Test(arguments: papers, seeds)
  func `every word of an article is on its pages once and in order`(
    paper: String,
    seed: UInt64
  )
    async throws
  {
    let words = RandomArticle.make(seed: seed, blocks: 24).words
    let issue = try await random(seed, on: paper)
    #expect(issue.words().divergence(from: words) == nil)
  }

  @Test(arguments: papers, seeds)
  func `nothing reaches over the edge of a page`(paper: String, seed: UInt64) async throws {
    for page in try await random(seed, on: paper).document.pages {
      let outside = page.items.filter { item in
        let box = item.box
        return box.left < .zero || box.top < .zero || box.right > page.size.width
          || box.bottom > page.size.height
      }
      #expect(outside == [])
    }
  }

  @Test(arguments: papers, seeds)
  func `no two lines stand on one another`(paper: String, seed: UInt64) async throws {
    for (number, page) in try await random(seed, on: paper).document.pages.enumerated() {
      let runs = page.runs.filter { !$0.text.closelySet.isEmpty }
      for (index, run) in runs.enumerated() {
        let hit = runs[..<index].first { $0.core.meets(run.core) }
        #expect(hit == nil, "page \(number + 1): \(run.text) on \(hit?.text ?? "")")
      }
    }
  }

  @Test(arguments: ["60x80mm", "kindle", "a5", "a4", "tabloid"])
  func `notes beside a nameplate are left out where they would stand on it`(
    paper: String
  ) async throws {
    let articles = (1...3).map { RandomArticle.make(seed: $0, blocks: 6).article }
    let issue = try await IssueCase.set(
      articles,
      on: paper,
      layout: "newspaper",
      title: "The Merrowby Lantern"
    )
    let runs = issue.document.pages[0].runs.filter { !$0.text.closelySet.isEmpty }
    for (index, run) in runs.enumerated() {
      #expect(!runs[..<index].contains { $0.core.meets(run.core) }, "\(run.text)")
    }
  }

  @Test(arguments: papers, seeds)
  func `a heading stands with what it heads`(paper: String, seed: UInt64) async throws {
    let issue = try await random(seed, on: paper)
    let parts = issue.elements([
      .heading2, .heading3, .heading4, .heading5, .paragraph, .tableRow, .code, .label, .figure,
    ]).filter { !$0.lines.isEmpty }
    let roles = issue.document.structure.elements
    for (heading, next) in zip(parts, parts.dropFirst())
    where roles[heading.number].role.rawValue.hasPrefix("H") {
      // After the last heading of all come the notes, wherever they stand.
      guard let page = heading.lines.last?.page, let nextPage = next.lines.first?.page else {
        continue
      }
      #expect(nextPage <= page, "\(heading.lines)")
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `what stands beside a short article ends on its page`(seed: UInt64) async throws {
    let articles = (1...12 as ClosedRange<UInt64>).map { number in
      let name = "A story of moderate length that is number \(number)"
      let count: UInt64 = (seed &+ number) % 3 == 0 ? 6 : 0
      let long = (0..<count).map { RandomArticle.paragraph(seed: seed &* 977 &+ number &+ $0 &* 7) }
      let words = count == 0 ? "It is short." : "It is long."
      let blocks = [Block.paragraph([.text(words)])] + long
      var article = IssueCase.article(name, blocks)
      article.metadata.authors = ["Ann Author", "Ben Writer"]
      let slug = name.split(separator: " ").joined(separator: "-")
      article.metadata.url =
        "https://tidewater.example/2026/02/10/\(slug)/\(count == 0 ? "foot" : "end")"
      return article
    }
    let issue = try await IssueCase.set(articles)
    for (number, page) in issue.document.pages.enumerated() {
      let starts = page.runs.filter { $0.text.hasPrefix("It is short") }.map(\.origin.y)
      let links = page.runs.filter { $0.size < .pt(8) && $0.text.hasSuffix("foot") }
      #expect(links.count == starts.count, "page \(number + 1): \(links.map(\.text))")
    }
  }

  @Test(arguments: ["a4", "a5", "remarkable", "newspaper tabloid", "magazine a4"], seeds)
  func `no page begins or ends with one line of a paragraph of the text`(
    paper: String,
    seed: UInt64
  ) async throws {
    let text = (1...40).map { RandomArticle.paragraph(seed: seed &+ UInt64($0) &* 77) }
    let setting = PageSetting(paper)
    let issue = try await IssueCase.set(
      [IssueCase.article("Prose", text)],
      on: setting.paper,
      layout: setting.layout
    )
    for paragraph in issue.elements([.paragraph]) {
      let pages = Dictionary(grouping: paragraph.lines, by: \.page)
      guard pages.count > 1 else { continue }
      let counts = pages.mapValues { Set($0.map(\.baseline)).count }
      #expect(counts.values.allSatisfy { $0 >= 2 }, "\(paragraph.lines.first?.text ?? "")")
    }
  }

  @Test(arguments: briefings, seeds)
  func `lines of the text stand on the grid`(paper: String, seed: UInt64) async throws {
    let pages = try await random(seed, on: paper).document.pages.dropFirst()
    let roman = pages.map { $0.runs.filter { $0.face.file.hasSuffix("LinLibertine_R.otf") } }
    let size = roman.joined().map(\.size).max() ?? .zero
    for lines in roman {
      let text = lines.filter { $0.size == size && $0.text.count > 20 }
      let places = text.map {
        ($0.origin.y / (size * (14 / 10.5))).truncatingRemainder(dividingBy: 1).rounded(to: 100)
      }
      #expect(Set(places).count <= 1, "\(zip(places, text.map(\.text)).map { "\($0) \($1)" })")
    }
  }

  @Test(arguments: ["a4", "a5", "remarkable"], seeds)
  func `a note stands on the page where it is called`(paper: String, seed: UInt64) async throws {
    let pages = try await random(seed, on: paper).document.pages
    var marks: [String: Int] = [:]
    for (number, page) in pages.enumerated() {
      for anchor in page.anchors where anchor.name.contains("/mark-") {
        marks[anchor.name.replacing("/mark-", with: "/note-")] = number
      }
    }
    for (number, page) in pages.enumerated() {
      for anchor in page.anchors where anchor.name.contains("/note-") {
        #expect(marks[anchor.name] == number, "\(anchor.name)")
      }
    }
  }

  @Test func `an issue has the same pages however many articles are set at a time`() async throws {
    let articles = PageRuleTests.seeds.map { RandomArticle.make(seed: $0, blocks: 6).article }
    let one = try await IssueCase.set(articles)
    let many = try await IssueCase.set(articles, jobs: 8)
    #expect(one.document == many.document)
    #expect(one.map == many.map)
  }
}

/// A layout and its paper: `newspaper tabloid`; the briefing where there is only a paper.
struct PageSetting {
  var layout: String
  var paper: String

  init(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    layout = words.count > 1 ? words[0] : "briefing"
    paper = words.last ?? "a4"
  }
}

/// The issues of these tests, each set once.
private actor RandomIssues {
  static let shared = RandomIssues()
  private var issues: [String: Task<SetIssue, any Error>] = [:]

  func issue(_ seed: UInt64, on paper: String) async throws -> SetIssue {
    let task =
      issues["\(paper) \(seed)"]
      ?? Task {
        let setting = PageSetting(paper)
        return try await IssueCase.set(
          [RandomArticle.make(seed: seed, blocks: 24).article],
          on: setting.paper,
          layout: setting.layout,
          pictures: ["sea": PagePicture(key: "sea", width: 1200, height: 800)]
        )
      }
    issues["\(paper) \(seed)"] = task
    return try await task.value
  }
}

extension PageItem {
  /// What the item covers, as far as it can be told without its font.
  fileprivate var box: Rectangle {
    switch self {
    case .glyphs(let run): run.core
    case .rectangle(let rectangle, _): rectangle
    case .picture(let picture): picture.window
    }
  }
}

extension GlyphRun {
  /// From the first to the last glyph's beginning, as high as small letters.
  fileprivate var core: Rectangle {
    Rectangle(
      x: origin.x,
      y: origin.y - size * 0.4,
      width: max(.zero, (glyphs.last?.x ?? .zero) - .pt(0.5)),
      height: size * 0.38
    )
  }
}

extension Rectangle {
  fileprivate func meets(_ other: Rectangle) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

extension Double {
  fileprivate func rounded(to parts: Double) -> Int { Int((self * parts).rounded()) % Int(parts) }
}

extension String {
  /// Where this text stops to have the words of another in it; `nil` if it has them all in one piece.
  fileprivate func divergence(from words: String) -> String? {
    if contains(words) { return nil }
    let (own, other) = (Array(self), Array(words))
    guard let start = own.indices.first(where: { own[$0...].starts(with: other.prefix(12)) }) else {
      return "its first words are missing: \(words.prefix(40))"
    }
    let common = zip(own[start...], other).prefix { $0 == $1 }.count
    return "found \(String(own[(start + max(0, common - 20))...].prefix(60))), "
      + "wanted \(String(other[max(0, common - 20)...].prefix(60)))"
  }
}
