import PageModel

/// Items of a page that follow one another and mean one thing together.
struct PageSegment {
  /// What the items show: an element of the structure.
  struct Meaning {
    var element: StructureElement.ID
    /// What the glyphs stand for, where the file cannot tell it by them.
    var spokenText: String?
  }

  var items: Range<Int>
  /// Without one the items are furniture.
  var meaning: Meaning?
}

extension Page {
  /// All items by their meaning, in the order in which they are painted; `isMute` says of a run whether
  /// the file cannot tell its text by its glyphs.
  func segments<Failure: Error>(
    in structure: StructureTree,
    isMute: (GlyphRun) throws(Failure) -> Bool
  ) throws(Failure) -> [PageSegment] {
    var segments: [PageSegment] = []
    var next = 0
    for mark in marks {
      let start = max(next, mark.items.lowerBound)
      let end = min(mark.items.upperBound, items.count)
      guard start < end, structure.elements.indices.contains(mark.element.number) else { continue }
      if next < start { segments.append(PageSegment(items: next..<start)) }
      let whole = PageSegment(items: start..<end, meaning: .init(element: mark.element))
      segments += structure.hasWordsInstead(of: mark.element) ? [whole] : try split(whole, isMute)
      next = end
    }
    if next < items.count { segments.append(PageSegment(items: next..<items.count)) }
    return segments
  }

  /// Runs whose text must be written beside them become segments of their own.
  private func split<Failure: Error>(
    _ segment: PageSegment,
    _ isMute: (GlyphRun) throws(Failure) -> Bool
  ) throws(Failure) -> [PageSegment] {
    var segments: [PageSegment] = []
    var start = segment.items.lowerBound
    for index in segment.items {
      guard case .glyphs(let run) = items[index], try isMute(run) else { continue }
      if start < index {
        segments.append(PageSegment(items: start..<index, meaning: segment.meaning))
      }
      var meaning = segment.meaning
      meaning?.spokenText = run.text
      segments.append(PageSegment(items: index..<index + 1, meaning: meaning))
      start = index + 1
    }
    if start < segment.items.upperBound {
      segments.append(
        PageSegment(items: start..<segment.items.upperBound, meaning: segment.meaning)
      )
    }
    return segments
  }
}

extension StructureTree {
  /// Whether a listener hears other words than those of the element's glyphs.
  fileprivate func hasWordsInstead(of element: StructureElement.ID) -> Bool {
    var next: StructureElement.ID? = element
    while let id = next {
      if self[id].actualText != nil || self[id].alternativeText != nil { return true }
      next = self[id].parent
    }
    return false
  }
}
