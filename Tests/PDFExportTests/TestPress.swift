import Geometry
import Glibc
import PDFExport
import PageModel
import TestSupport
import TextShaping

/// Sets lines in real type and writes documents of them as PDFs.
enum TestPress {
  static let fonts = Repository.root + "fonts"
  static let arePresent = access("\(fonts)/linux-libertine/LinLibertine_R.otf", R_OK) == 0

  static let library = FontLibrary(catalogue: catalogue, folder: fonts)

  private static let catalogue = FontCatalogue(
    families: [
      FontFamily(
        key: "linux-libertine",
        name: "Linux Libertine",
        files: [.regular: "LinLibertine_R.otf", .bold: "LinLibertine_RB.otf"]
      ),
      FontFamily(
        key: "noto-sans",
        name: "Noto Sans",
        files: [.regular: "NotoSans-Regular.ttf", .bold: "NotoSans-Bold.ttf"]
      ),
      FontFamily(
        key: "noto-sans-arabic",
        name: "Noto Sans Arabic",
        files: [.regular: "NotoSansArabic-Regular.ttf", .bold: "NotoSansArabic-Bold.ttf"]
      ),
      FontFamily(key: "amiri", name: "Amiri", files: [.regular: "Amiri-Regular.ttf"]),
      FontFamily(
        key: "noto-serif-cjk",
        name: "Noto Serif CJK",
        files: [.regular: "NotoSerifCJK-Regular.ttc"],
        collection: ["ja", "ko", "zh-Hans", "zh-Hant", "zh-HK"]
      ),
      FontFamily(
        key: "noto-color-emoji",
        name: "Noto Color Emoji",
        files: [.regular: "NotoColorEmoji.ttf"]
      ),
    ],
    serifFallback: ["amiri", "noto-serif-cjk", "noto-color-emoji"]
  )

  /// A line of text, its left end at `x` and its baseline at `y`, both in points.
  static func line(
    _ text: String,
    x: Double = 40,
    y: Double,
    size: Double = 10,
    family: String = "linux-libertine",
    language: String = "en"
  ) throws -> [PageItem] {
    let style = TextStyle(family: family, language: language)
    let shaped = try Shaper(library: library).shape(text, in: style)
    var left = Length.pt(x)
    return shaped.runs.map { run in
      let unit = Length.pt(size) * (1 / Double(run.face.unitsPerEm))
      defer { left = left + .pt(size) * run.width }
      var advance = 0
      let glyphs = run.glyphs.map { glyph in
        defer { advance += Int(glyph.advance) }
        return PlacedGlyph(
          id: glyph.id,
          x: unit * (advance + Int(glyph.xOffset)),
          y: unit * -Int(glyph.yOffset)
        )
      }
      return .glyphs(
        GlyphRun(
          face: FaceReference(file: run.face.file, index: run.face.index),
          size: .pt(size),
          colour: .black,
          origin: Point(x: left, y: .pt(y)),
          glyphs: glyphs,
          text: run.text,
          clusters: run.clusters,
          isRightToLeft: run.isRightToLeft
        )
      )
    }
  }

  static let metadata = PDFMetadata(
    title: "The Test Sheet",
    authors: ["Ada", "Grace"],
    subject: "Proofs",
    keywords: ["type", "proof"],
    language: "en",
    modified: "2026-02-14T17:54:22Z"
  )

  static func pdf(
    _ document: PagedDocument,
    metadata: PDFMetadata = metadata,
    fontCutter: FontCutter? = nil,
    pictures: [String: PDFPicture] = [:],
    attachments: [PDFAttachment] = [],
    jobs: Int = 1
  ) async throws -> PrintedPDF {
    let export = PDFExport(
      document: document,
      metadata: metadata,
      fontFolder: fonts,
      fontCutter: fontCutter,
      emptyGlyphs: EmptyGlyphs { face in
        (try? library.face(file: face.file, index: face.index))?.emptyGlyphs ?? []
      } width: { face, glyph in
        (try? library.face(file: face.file, index: face.index))?.width(of: glyph) ?? 0
      },
      pictures: pictures,
      attachments: attachments
    )
    return try PrintedPDF(try await export.written(jobs: jobs).bytes)
  }
}

extension ShapedRun {
  /// Which piece of the text is told by which glyphs, in reading order.
  fileprivate var clusters: [GlyphRun.Cluster] {
    let starts = isRightToLeft ? glyphs.reversed().map(\.cluster) : glyphs.map(\.cluster)
    var clusters: [GlyphRun.Cluster] = []
    for (index, start) in starts.enumerated() {
      if index > 0, starts[index - 1] == start {
        clusters[clusters.count - 1].glyphCount += 1
      } else {
        let end = starts[index...].first { $0 != start } ?? text.utf8.count
        clusters.append(GlyphRun.Cluster(textLength: end - start, glyphCount: 1))
      }
    }
    return clusters
  }
}

/// A page of A5 that is filled from top to bottom.
struct Galley {
  var page = Page(size: Size(width: .mm(148), height: .mm(210)))
  var y = 50.0

  mutating func add(
    _ text: String,
    as element: StructureElement.ID?,
    size: Double = 10,
    family: String = "linux-libertine"
  ) throws {
    page.add(try TestPress.line(text, y: y, size: size, family: family), as: element)
    y += size * 1.4
  }
}
