import Articles
import Diagnostics
import Foundation
import Geometry
import Hyphenation
import Layout
import PageModel
import Testing
import TextShaping
import Typesetting

/// What the issues of these tests are made of: the shipped layout, with the fonts of `make fonts`.
enum IssueCase {
  static let hasFonts =
    CoverCase.hasFonts
    && ["jetbrains-mono/JetBrainsMono-Regular.ttf", "vollkorn/Vollkorn-Regular.ttf"].allSatisfy {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)")
    }

  static func set(
    _ articles: [Article],
    on paper: String = "a4",
    layout: String = "briefing",
    pictures: [String: PagePicture] = [:],
    jobs: Int = 1,
    memory: GalleyMemory? = nil
  ) async throws -> SetIssue {
    let issue = Composer().compose(
      articles,
      of: PublicationIdentity(title: "Tidewater Weekly"),
      siteLanguage: .english,
      period: .all,
      isSorted: true
    ).value
    let setter = IssueSetter(
      fonts: fonts,
      hyphenators: Hyphenators(folder: folder + "/hyphenation", dictionaries: [:]),
      layout: try CoverCase.layout(layout),
      paper: try #require(Paper(paper)),
      pictures: pictures,
      memory: memory
    )
    return try await setter.set(issue, jobs: jobs).value
  }

  static func article(_ name: String, _ blocks: [Block], notes: [Note] = []) -> Article {
    Article(
      id: Article.ID("news/\(name)"),
      metadata: ArticleMetadata(title: name, language: .english, path: "news/\(name).md"),
      blocks: blocks,
      notes: notes
    )
  }

  private static let fonts = FontLibrary(
    catalogue: FontCatalogue(
      families: [
        .init(
          key: "linux-libertine",
          name: "",
          files: [
            .regular: "LinLibertine_R.otf", .italic: "LinLibertine_RI.otf",
            .semibold: "LinLibertine_RZ.otf", .bold: "LinLibertine_RB.otf",
          ]
        ),
        .init(
          key: "inter",
          name: "",
          files: [
            .regular: "Inter-Regular.otf", .medium: "Inter-Medium.otf",
            .semibold: "Inter-SemiBold.otf",
          ]
        ),
        .init(
          key: "vollkorn",
          name: "",
          files: [
            .regular: "Vollkorn-Regular.ttf", .italic: "Vollkorn-Italic.ttf",
            .semibold: "Vollkorn-SemiBold.ttf", .bold: "Vollkorn-Bold.ttf",
            .black: "Vollkorn-Black.ttf",
          ]
        ),
        .init(key: "linux-libertine-display", name: "", files: [.regular: "LinLibertine_DR.otf"]),
        .init(
          key: "noto-serif-display",
          name: "",
          files: [.italic: "NotoSerifDisplay-Italic.ttf"]
        ),
        .init(key: "inter-display", name: "", files: [.semibold: "InterDisplay-SemiBold.otf"]),
        .init(key: "jetbrains-mono", name: "", files: [.regular: "JetBrainsMono-Regular.ttf"]),
      ],
      serifFallback: [],
      sansFallback: []
    ),
    folder: folder
  )

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fonts").path
}

extension FontStyle {
  fileprivate static let medium = FontStyle(.medium)
  fileprivate static let black = FontStyle(.black)
}

/// A line of an element on a page.
struct PlacedLine: Hashable {
  var page: Int
  var baseline: Length
  var text: String
}

extension SetIssue {
  /// What stands on the pages by the elements that it belongs to, in the order of reading.
  func linesByElement() -> [[PlacedLine]] {
    var lines = Array(repeating: [PlacedLine](), count: document.structure.elements.count)
    for (number, page) in document.pages.enumerated() {
      for mark in page.marks {
        for case .glyphs(let run) in page.items[mark.items] {
          let line = PlacedLine(page: number, baseline: run.origin.y, text: run.text)
          lines[mark.element.number].append(line)
        }
      }
    }
    return lines
  }

  /// The words of all elements in the order of reading, without labels, marks of notes, and spaces.
  func words() -> String {
    let tree = document.structure
    var isLeftOut: [Bool] = []
    for element in tree.elements {
      let isInside = element.parent.map { isLeftOut[$0.number] } ?? false
      isLeftOut.append(isInside || element.role == .label || element.role == .reference)
    }
    return zip(linesByElement(), isLeftOut).filter { !$1 }.flatMap { $0.0.map(\.text) }.joined()
      .closelySet
  }

  /// The elements of a role with all that is in them, in the order of reading.
  func elements(_ roles: Set<StructureElement.Role>) -> [(number: Int, lines: [PlacedLine])] {
    let tree = document.structure
    let lines = linesByElement()
    var owners: [Int?] = []
    var found: [(number: Int, lines: [PlacedLine])] = []
    var places: [Int: Int] = [:]
    for (number, element) in tree.elements.enumerated() {
      let isOwn = roles.contains(element.role)
      let owner = isOwn ? number : element.parent.flatMap { owners[$0.number] }
      owners.append(owner)
      if isOwn {
        places[number] = found.count
        found.append((number, []))
      }
      guard let owner, let place = places[owner] else { continue }
      found[place].lines += lines[number]
    }
    return found
  }
}

extension String {
  /// Without spaces, and without the hyphens that end lines.
  var closelySet: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{AD}" }
      )
    )
  }
}
