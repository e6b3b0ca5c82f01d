import Jobs
import PageModel

// Words of which some glyphs tell their text only together, as in the scripts of India: Cairo writes it beside
// them (ISO 32000-1, 14.9.4), in a sequence of its own. Each such word is parted from its neighbours, and becomes a
// mark by itself, so that readers who stumble over sequences within marks lose no more than the word.

extension PagedDocument {
  /// The document with every word that is mute in a run of its own.
  func partingMuteWords(jobs: Int) async -> PagedDocument {
    var document = self
    document.pages = await pages.inParallel(jobs: jobs) { page in
      page.items.contains(where: \.holdsMuteWords) ? page.partingMuteWords() : page
    }
    return document
  }
}

extension Page {
  fileprivate func partingMuteWords() -> Page {
    var page = self
    page.items = []
    page.items.reserveCapacity(items.count + 16)
    // Where each item begins among the new ones.
    var starts: [Int] = []
    for item in items {
      starts.append(page.items.count)
      if case .glyphs(let run) = item, run.isMute {
        page.items += run.partingMarks().partingMuteWords().map(PageItem.glyphs)
      } else {
        page.items.append(item)
      }
    }
    starts.append(page.items.count)
    for index in page.marks.indices {
      let range = page.marks[index].items.clamped(to: items.indices)
      page.marks[index].items = starts[range.lowerBound]..<starts[range.upperBound]
    }
    return page
  }
}

extension PageItem {
  fileprivate var holdsMuteWords: Bool {
    if case .glyphs(let run) = self { run.isMute } else { false }
  }
}

extension GlyphRun {
  /// Whether some of its glyphs tell their text only together: never in Latin without marks.
  var isMute: Bool {
    text.utf8.contains { $0 >= 0xCC } && clusters.contains { $0.glyphCount > 1 }
  }

  fileprivate func partingMuteWords() -> [GlyphRun] {
    guard isMute else { return [self] }
    let bytes = Array(text.utf8)
    guard clusters.reduce(0, { $0 + $1.textLength }) == bytes.count,
      clusters.reduce(0, { $0 + $1.glyphCount }) == glyphs.count
    else { return [self] }
    var parts: [GlyphRun] = []
    // Words without fault since the last part; and the word, or the spaces, since then.
    var plain = Stretch()
    var word = Stretch()
    var isMute = false
    func end(_ word: Stretch) {
      if isMute {
        if !plain.isEmpty { parts.append(part(plain, of: bytes)) }
        parts.append(part(word, of: bytes))
        plain = word.following
      } else {
        plain.extend(by: word)
      }
    }
    for cluster in clusters {
      let start = word.text.upperBound
      if start < bytes.count, bytes[start] == 0x20 {
        end(word)
        plain.extend(by: Stretch(after: word, cluster))
        word = plain.following
        isMute = false
      } else {
        word.extend(by: Stretch(after: word, cluster))
        isMute = isMute || cluster.glyphCount > 1
      }
    }
    end(word)
    if !plain.isEmpty { parts.append(part(plain, of: bytes)) }
    return parts
  }

  private func part(_ stretch: Stretch, of bytes: [UInt8]) -> GlyphRun {
    var part = self
    part.text = String(decoding: bytes[stretch.text], as: UTF8.self)
    part.clusters = Array(clusters[stretch.clusters])
    let range =
      isRightToLeft
      ? glyphs.count - stretch.glyphs.upperBound..<glyphs.count - stretch.glyphs.lowerBound
      : stretch.glyphs
    part.glyphs = Array(glyphs[range])
    return part
  }
}

/// A stretch of a run, in the order of reading.
private struct Stretch {
  var clusters = 0..<0
  /// In bytes of UTF-8.
  var text = 0..<0
  var glyphs = 0..<0

  init() {}

  init(after last: Stretch, _ cluster: GlyphRun.Cluster) {
    clusters = last.clusters.upperBound..<last.clusters.upperBound + 1
    text = last.text.upperBound..<last.text.upperBound + cluster.textLength
    glyphs = last.glyphs.upperBound..<last.glyphs.upperBound + cluster.glyphCount
  }

  var isEmpty: Bool { clusters.isEmpty }

  /// The beginning of what comes next.
  var following: Stretch {
    var next = Stretch()
    next.clusters = clusters.upperBound..<clusters.upperBound
    next.text = text.upperBound..<text.upperBound
    next.glyphs = glyphs.upperBound..<glyphs.upperBound
    return next
  }

  mutating func extend(by next: Stretch) {
    clusters = clusters.lowerBound..<next.clusters.upperBound
    text = text.lowerBound..<next.text.upperBound
    glyphs = glyphs.lowerBound..<next.glyphs.upperBound
  }
}
