import Diagnostics
import Foundation
import Geometry
import Layout
import PageModel
import Testing
import TextShaping
import Typesetting

/// What the covers of these tests are made of.
enum CoverCase {
  static let hasFonts = FileManager.default.fileExists(
    atPath: "\(fontFolder)/linux-libertine/LinLibertine_R.otf"
  )

  static let matter = CoverMatter(
    name: "The Corran Packet",
    date: "14 February 2026",
    number: "No. 412",
    title: "Corran gives its marsh back to the sea",
    deck: "After forty years of raising the bank at Mallow, the council will open it.",
    departments: ["City", "Harbour"],
    picture: .init(key: "sea", width: 1600, height: 1200)
  )

  static let fonts = FontLibrary(
    catalogue: FontCatalogue(
      families: [
        .init(key: "linux-libertine-display", name: "", files: [.regular: "LinLibertine_DR.otf"]),
        .init(
          key: "linux-libertine",
          name: "",
          files: [.regular: "LinLibertine_R.otf", .italic: "LinLibertine_RI.otf"]
        ),
        .init(key: "inter", name: "", files: [.semibold: "Inter-SemiBold.otf"]),
        .init(key: "noto-serif-display", name: "", files: [.italic: "NotoSerifDisplay-Italic.ttf"]),
        .init(key: "amiri", name: "", files: [.regular: "Amiri-Regular.ttf"]),
        .init(key: "noto-serif-cjk", name: "", files: [.regular: "NotoSerifCJK-Regular.ttc"]),
      ],
      serifFallback: ["amiri", "noto-serif-cjk"],
      sansFallback: ["amiri", "noto-serif-cjk"]
    ),
    folder: fontFolder
  )

  /// The cover of the matter above, changed, in the briefing's layout.
  static func set(_ change: (inout CoverMatter) -> Void) throws -> Page {
    try set(in: try briefing(), change)
  }

  static func set(
    in layout: LayoutDescription,
    _ change: (inout CoverMatter) -> Void = { _ in }
  ) throws -> Page {
    var matter = matter
    change(&matter)
    return try CoverSetter(fonts: fonts).set(matter, in: layout).value
  }

  // MARK: Layouts

  static func briefing() throws -> LayoutDescription { try layout("briefing") }

  static func layout(_ name: String) throws -> LayoutDescription {
    let file = repository.appending(path: "layouts/\(name)/layout.yaml")
    return try layout([UInt8](try Data(contentsOf: file)))
  }

  /// A layout of few words with these elements on both forms of its cover, which is 200 by 300.
  static func small(_ elements: String, styles: String = "") throws -> LayoutDescription {
    let source = """
      name: small
      fonts: { text: linux-libertine, title: linux-libertine-display }
      type: { size: 10pt, leading: 12pt }
      styles:
        text: { line-height: 1.2 }
      \(styles.indented(by: 2))
      pages: [{ margins: { head: 1pt, outside: 2pt, foot: 3pt, inside: 4pt }, frames: { text: 1 } }]
      issue: [{ departments: { article: [headline, text] } }]
      cover:
        size: 200x300
        margin: 10pt
        typographic: &form
          background: "#ffffff"
          color: "#000000"
          elements:
      \(elements.indented(by: 6))
        with-picture: *form
      """
    return try layout(Array(source.utf8))
  }

  private static func layout(_ bytes: [UInt8]) throws -> LayoutDescription {
    let result = LayoutReader.read(bytes, file: "layout.yaml")
    #expect(result.diagnostics == [])
    return try #require(result.value)
  }

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let fontFolder = repository.appending(path: "fonts").path
}

extension String {
  fileprivate func indented(by spaces: Int) -> String {
    split(separator: "\n").map { String(repeating: " ", count: spaces) + $0 }
      .joined(separator: "\n")
  }
}

extension Page {
  var runs: [GlyphRun] {
    items.compactMap { item in
      guard case .glyphs(let run) = item else { return nil }
      return run
    }
  }

  var pictures: [PlacedPicture] {
    items.compactMap { item in
      guard case .picture(let picture) = item else { return nil }
      return picture
    }
  }

  /// The texts of the page's lines, parts on one baseline joined.
  var lines: [String] {
    var lines: [(y: Length, text: String)] = []
    for run in runs {
      if lines.last?.y == run.origin.y {
        lines[lines.count - 1].text += run.text
      } else {
        lines.append((run.origin.y, run.text))
      }
    }
    return lines.map(\.text)
  }

  /// The dump of the items alone, without the ground.
  var dumpOfElements: String {
    dump.split(separator: "\n").dropFirst(2).map { String($0.dropFirst(2)) }
      .joined(separator: "\n")
  }
}
