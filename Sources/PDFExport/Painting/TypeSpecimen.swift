import Geometry
import Jobs
import PageModel

/// Runs that show every glyph of a document for everything that it tells there.
///
/// Cairo numbers the glyphs of a font in the order in which it meets them. Surfaces that begin with the same specimen
/// make the same fonts, which are written once.
struct TypeSpecimen: Sendable {
  private(set) var runs: [GlyphRun] = []
  /// As large as the largest page: Cairo leaves out what is beside a page.
  private(set) var size = Size(width: .zero, height: .zero)
  private var faces: [ShownFace] = []
  private var last = 0

  /// An empty one.
  init() {}

  /// The specimen of many pages, made by at most `jobs` tasks at once.
  init(of pages: [Page], jobs: Int) async {
    let parts = await pages.runsInParallel(jobs: jobs) { pages in
      var part = TypeSpecimen()
      for page in pages { part.add(page) }
      return part
    }
    // What is new among all is new among its neighbours.
    for part in parts {
      grow(to: part.size)
      for run in part.runs { add(run) }
    }
  }

  private mutating func add(_ page: Page) {
    grow(to: page.size)
    for case .glyphs(let run) in page.items {
      // Of ink alone Cairo draws outlines, and of nothing but spaces nothing.
      guard run.presence != .ink, !run.isBlank else { continue }
      add(run)
    }
  }

  private mutating func grow(to other: Size) {
    size.width = max(size.width, other.width)
    size.height = max(size.height, other.height)
  }

  /// Adds a run if it shows anything new.
  private mutating func add(_ run: GlyphRun) {
    if isNew(run) { runs.append(run) }
  }

  private mutating func isNew(_ run: GlyphRun) -> Bool {
    // Run after run is of one face, and there are few.
    if !faces.indices.contains(last) || faces[last].face != run.face {
      last = faces.firstIndex { $0.face == run.face } ?? faces.count
      if last == faces.count { faces.append(ShownFace(face: run.face)) }
    }
    return faces[last].add(run)
  }
}

/// A face and what its glyphs were shown for.
private struct ShownFace {
  let face: FaceReference
  /// By the glyphs' numbers what each was shown for first; 0 is nothing.
  private var first: [UInt64] = []
  private var others: Set<Shown> = []

  struct Shown: Hashable {
    var glyph: UInt32
    var telling: UInt64
  }

  init(face: FaceReference) { self.face = face }

  mutating func add(_ run: GlyphRun) -> Bool {
    var text = run.text
    return text.withUTF8 { text in
      var isNew = false
      var (start, next) = (0, 0)
      for cluster in run.clusters {
        let (end, glyphs) = (start + cluster.textLength, next + cluster.glyphCount)
        // What does not fit is drawn as one piece.
        guard end <= text.count, glyphs <= run.glyphs.count else { return true }
        let telling = cluster.glyphCount == 1 ? Self.telling(text[start..<end]) : 1
        for index in next..<glyphs {
          let place = run.isRightToLeft ? run.glyphs.count - 1 - index : index
          if add(Shown(glyph: run.glyphs[place].id, telling: telling)) { isNew = true }
        }
        (start, next) = (end, glyphs)
      }
      return isNew
    }
  }

  private mutating func add(_ shown: Shown) -> Bool {
    let glyph = Int(shown.glyph)
    guard glyph <= UInt16.max else { return false }
    if glyph >= first.count { first += repeatElement(0, count: glyph + 256 - first.count) }
    if first[glyph] == shown.telling { return false }
    guard first[glyph] == 0 else { return others.insert(shown).inserted }
    first[glyph] = shown.telling
    return true
  }

  /// A number for a glyph's text that is never 0 or 1 (FNV-1a).
  private static func telling(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    let hash = text.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return hash | 2
  }
}
