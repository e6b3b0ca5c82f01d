package import PageModel

/// Who cuts font files down to the glyphs that a document shows, where that makes it smaller.
package struct FontCutter: Sendable {
  /// Whether a face is worth it.
  package var isNeeded: @Sendable (FaceReference) -> Bool
  /// A font file with these glyphs, rising, under the numbers that they have; `nil` where none can be made.
  package var cut: @Sendable (FaceReference, [UInt32]) -> [UInt8]?

  package init(
    isNeeded: @escaping @Sendable (FaceReference) -> Bool,
    cut: @escaping @Sendable (FaceReference, [UInt32]) -> [UInt8]?
  ) {
    self.isNeeded = isNeeded
    self.cut = cut
  }
}

extension FontCutter {
  /// The cut files of all faces that are worth it, by file and index.
  func files(for pages: [Page]) -> [String: [Int: [UInt8]]] {
    var used: [UsedFace] = []
    var last = 0
    for item in pages.lazy.flatMap(\.items) {
      guard case .glyphs(let run) = item else { continue }
      // Run after run is of one face, and there are few.
      if !used.indices.contains(last) || used[last].face != run.face {
        last = used.firstIndex { $0.face == run.face } ?? used.count
        if last == used.count { used.append(UsedFace(run.face, isCut: isNeeded(run.face))) }
      }
      guard used[last].isCut else { continue }
      for glyph in run.glyphs { used[last].glyphs.insert(glyph.id) }
    }
    var files: [String: [Int: [UInt8]]] = [:]
    for use in used where use.isCut {
      guard let file = cut(use.face, use.glyphs.sorted()) else { continue }
      files[use.face.file, default: [:]][use.face.index] = file
    }
    return files
  }
}

/// A face and what a document shows of it.
private struct UsedFace {
  let face: FaceReference
  let isCut: Bool
  var glyphs: Set<UInt32> = []

  init(_ face: FaceReference, isCut: Bool) {
    self.face = face
    self.isCut = isCut
  }
}
