import Articles
import Geometry
import Layout
import PageModel
import TextShaping

/// The large first letter of an article, and the words after it.
struct DropCap {
  /// The letter as it is seen, and unseen beside the letters that follow it, so that words are found whole.
  var pieces: [LinePiece]
  /// Room that it takes of each of its lines.
  var width: Length
  var lines: Int
  /// The paragraph's words without the letter.
  var rest: [TextSpan]
}

extension ColumnSetter {
  /// The first paragraph with a large first letter, as many lines high as its role says.
  ///
  /// - Returns: whether it was set: not where the paragraph is too short for it, or begins with no letter.
  mutating func setDropCapParagraph(
    _ content: [Inline],
    room: Room
  ) throws(FontFailure) -> Bool {
    guard !room.isRightToLeft, let lines = book.inline(.dropCap).initialLetterLines else {
      return false
    }
    let style = try book.block(.text)
    var trial = self
    let element = trial.galley.structure.add(StructureElement(.paragraph), to: parent)
    let spans = trial.spans(content, in: style.look, of: element)
    guard let cap = try trial.dropCap(of: spans, in: style, lines: lines) else { return false }
    var form = style.form(measure: room.measure)
    form.firstIndent = .zero
    form.insets = Array(repeating: cap.width, count: lines)
    form.hasVariants = true
    let set = try setCopy(cap.rest, form: form)
    guard set.lines.count > lines, (set.shorter?.count ?? .max) > lines else { return false }
    let start = trial.slabs.count
    trial.append(set, in: style, room: room)
    trial.place(cap, in: style, room: room, from: start)
    self = trial
    return true
  }

  /// The letter with which the spans begin, so large that its head is level with the capitals of the first
  /// line and it stands on the last.
  private func dropCap(
    of spans: [TextSpan],
    in style: BlockStyle,
    lines: Int
  ) throws(FontFailure) -> DropCap? {
    guard let first = spans.first, case .text(let text) = first.content, first.link == nil,
      let initial = text.first, initial.isLetter, initial.unicodeScalars.count == 1,
      initial.unicodeScalars.allSatisfy({ $0.value < 0x530 })
    else { return nil }
    let look = book.look(of: .dropCap, within: style.look)
    let capitals = style.look.size * (try book.fonts.capHeight(of: style.look.style))
    let capHeight = try book.fonts.capHeight(of: look.style)
    guard capHeight > 0.2 else { return nil }
    let size = (book.grid * (lines - 1) + capitals) * (1 / capHeight)
    let display = DisplayStyle(text: look.style)
    let line = try paragraphs.shaper.shape(String(initial), in: look.style)
    let width = size * line.width(in: display)
    let baseline = book.grid * (lines - 1) + style.baseline
    let items = line.set(
      at: size,
      in: display,
      colour: look.colour,
      left: .zero,
      baseline: baseline
    )
    let indent = width + style.look.size * 0.3
    // A word of one letter is told with the space after it, which no line of text begins with.
    let following = text.dropFirst()
    let isWord = following.first?.isWhitespace ?? false
    let told = isWord ? "\(initial) " : String(initial)
    let small = try paragraphs.shaper.shape(told, in: style.look.style)
    let running = DisplayStyle(text: style.look.style)
    let unseen = small.set(
      at: style.look.size,
      in: running,
      colour: style.look.colour,
      left: indent - style.look.size * small.width(in: running),
      baseline: style.baseline
    )
    var rest = spans
    rest[0].content = .text(String(following))
    let area = Rectangle(x: .zero, y: .zero, width: width, height: book.grid * lines)
    return DropCap(
      pieces: [
        LinePiece(items: items.map { $0.present(as: .ink) }, area: area),
        LinePiece(items: unseen.map { $0.present(as: .text) }, element: first.element, area: area),
      ],
      width: indent,
      lines: lines,
      rest: rest
    )
  }

  private mutating func place(_ cap: DropCap, in style: BlockStyle, room: Room, from start: Int) {
    hang(cap.pieces.map { $0.moved(x: room.left, y: .zero) }, beforeSlab: start)
    for index in slabs.indices.dropFirst(start + 1).prefix(cap.lines - 1) {
      slabs[index].keep = .never
    }
  }
}

extension PageItem {
  /// A run that is seen alone, and tells nothing, or that tells alone.
  fileprivate func present(as presence: GlyphRun.Presence) -> PageItem {
    guard case .glyphs(var run) = self else { return self }
    run.presence = presence
    if presence == .ink { (run.text, run.clusters) = ("", []) }
    return .glyphs(run)
  }
}
