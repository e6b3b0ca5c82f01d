import Diagnostics

/// Puts marks in place of the tags of shortcodes and breaks a source into lines.
///
/// A tag that stands alone on its line, or a pair of which one begins and the other ends a line, becomes a
/// paragraph of its own: what is between the two is Markdown in its own right.
struct ShortcodeSetting {
  private let source: [UInt8]
  private let tags: [ShortcodeTag]
  private var marks: Marks
  private var lines: [ManuscriptLine] = []
  private var fences = FenceTracker()
  /// The line that is being put together.
  private var current: [UInt8] = []
  private var isChanged = false
  private var number: Int
  /// Whether the lines before are a block of raw HTML, which goes on to a blank line.
  private var isInMarkup = false

  /// By these the inner text of a pair is Markdown, or no Markdown.
  private let rules: ShortcodeRules

  static func lines(
    of source: [UInt8],
    in context: BodyContext,
    marks: inout Marks,
    findings: inout [Diagnostic]
  ) -> [ManuscriptLine] {
    let isCalling =
      source[...].firstRange(of: "{{<") != nil || source[...].firstRange(of: "{{%") != nil
    guard isCalling else { return Manuscript.lines(of: source, from: context.firstLine) }
    let tags = ShortcodeScanner.tags(in: source, file: context.file, firstLine: context.firstLine)
      .collecting(into: &findings)
    return lines(
      of: source,
      tags: tags,
      from: context.firstLine,
      rules: context.shortcodes,
      marks: &marks
    )
  }

  /// The lines of `source` with a mark for every one of `tags`.
  static func lines(
    of source: [UInt8],
    tags: [ShortcodeTag],
    from first: Int,
    rules: ShortcodeRules,
    marks: inout Marks
  ) -> [ManuscriptLine] {
    var setting = ShortcodeSetting(
      source: source,
      tags: tags,
      rules: rules,
      marks: marks,
      number: first
    )
    setting.set()
    marks = setting.marks
    return setting.lines
  }

  private init(
    source: [UInt8],
    tags: [ShortcodeTag],
    rules: ShortcodeRules,
    marks: Marks,
    number: Int
  ) {
    self.source = source
    self.tags = tags
    self.rules = rules
    self.marks = marks
    self.number = number
  }

  private mutating func set() {
    var position = 0
    for index in tags.indices where tags[index].range.lowerBound >= position {
      let tag = tags[index]
      copy(position..<tag.range.lowerBound)
      let end = verbatimEnd(of: tag)
      let range = tag.range.lowerBound..<(end ?? tag.range.upperBound)
      let mark = marks.add(
        meaning(of: tag, at: index, verbatim: end != nil),
        for: source[range].string
      )
      if standsAlone(tag, at: index) { addParagraph(mark) } else { current += mark }
      isChanged = true
      number += source[range].count { $0 == UInt8(ascii: "\n") }
      position = range.upperBound
    }
    copy(position..<source.count)
    if !current.isEmpty { endLine() }
  }

  /// Where the shortcode ends that `tag` begins, when its inner text is no Markdown.
  private func verbatimEnd(of tag: ShortcodeTag) -> Int? {
    guard tag.role == .opening, let partner = tag.partner,
      rules.takesInnerText(tag.shortcode)
    else { return nil }
    return tags[partner].range.upperBound
  }

  private func meaning(
    of tag: ShortcodeTag,
    at index: Int,
    verbatim: Bool
  ) -> Mark.Meaning {
    switch (tag.role, tag.partner) {
    case (.escaped, _): return .literal(tag.shortcode.inner ?? "")
    case (.opening, let partner?) where verbatim:
      var shortcode = tag.shortcode
      let inner = source[tag.range.upperBound..<tags[partner].range.lowerBound]
      shortcode.inner = inner.string
      return .shortcode(shortcode)
    case (.opening, .some): return .opening(tag.shortcode, pair: index)
    case (.closing, let partner?): return .closing(pair: partner)
    case (.closing, nil), (.dropped, _): return .nothing
    case (.opening, nil), (.selfClosing, _): return .shortcode(tag.shortcode)
    }
  }

  // MARK: - Lines

  private mutating func copy(_ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = source[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      if current.isEmpty, !isChanged, let end {
        append(ManuscriptLine(text: source[start..<end], number: number))
        number += 1
      } else {
        current += source[start..<(end ?? range.upperBound)]
        if end != nil {
          endLine()
          number += 1
        }
      }
      start = end.map { $0 + 1 } ?? range.upperBound
    }
  }

  private mutating func endLine() {
    append(ManuscriptLine(text: current[...], number: number, shift: isChanged ? nil : 0))
    current = []
    isChanged = false
  }

  private mutating func append(_ line: ManuscriptLine) {
    let isCode = fences.isCode(line)
    isInMarkup = !isCode && !line.isBlank && (isInMarkup || RawHTML.beginsBlock(line.content))
    lines.append(line)
  }

  /// Whether a tag is to be a paragraph of its own.
  private func standsAlone(_ tag: ShortcodeTag, at index: Int) -> Bool {
    guard !fences.isInCode, tag.role != .escaped, tag.role != .dropped else { return false }
    guard let partner = tag.partner else {
      // A blank line would end the HTML in which the tag stands.
      return !isInMarkup && beginsLine(index) && endsLine(index)
    }
    return beginsLine(min(index, partner)) && endsLine(max(index, partner))
  }

  // Ours: of more tags than this on a line those at its ends do not matter.
  private static let mostTags = 16

  /// Whether only blanks, list and quote marks, and other tags, stand before a tag on its line.
  private func beginsLine(_ index: Int) -> Bool {
    var first = index
    while index - first < ShortcodeSetting.mostTags {
      let position = tags[first].range.lowerBound
      let before = source[..<position].suffix(200)
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
      let text = source[start..<position].trimmed
      guard first > 0, !text.isEmpty, tags[first - 1].range.upperBound == text.endIndex else {
        return text.allSatisfy { $0 == UInt8(ascii: ">") || $0 <= 32 }
          || FenceTracker.listMarker(at: text + [32]).map { $0 > text.count } == true
      }
      first -= 1
    }
    return true
  }

  /// Whether only blanks, and other tags, stand behind a tag on its line.
  private func endsLine(_ index: Int) -> Bool {
    var last = index
    while last - index < ShortcodeSetting.mostTags {
      let behind = source[tags[last].range.upperBound...]
      let rest = behind.prefix(200).prefix { $0 != UInt8(ascii: "\n") }.trimmed
      guard !rest.isEmpty else { return true }
      guard last + 1 < tags.count, tags[last + 1].range.lowerBound == rest.startIndex else {
        return false
      }
      last += 1
    }
    return true
  }

  /// Adds a mark as a paragraph, within the quote or the item where the line stands.
  private mutating func addParagraph(_ mark: [UInt8]) {
    let line = ManuscriptLine(text: current[...], number: number)
    let prefix = line.quotePrefix
    let marker = FenceTracker.listMarker(at: line.text[prefix.endIndex...] + [32]) ?? 0
    let isBare = line.text[prefix.endIndex...].trimmed.isEmpty
    let startsItem = !isBare && marker > line.text[prefix.endIndex...].trimmed.count
    let margin = prefix + (startsItem ? Array(repeating: 32, count: marker) : [])
    if !startsItem {
      if !isBare { append(ManuscriptLine(text: current[...], number: number, shift: nil)) }
      append(ManuscriptLine(text: prefix.trimmed, number: number, shift: nil))
    }
    append(
      ManuscriptLine(
        text: (startsItem ? current[...] : prefix) + mark,
        number: number,
        shift: nil
      )
    )
    append(ManuscriptLine(text: prefix.trimmed, number: number, shift: nil))
    current = Array(margin)
  }
}
