import Articles
import Geometry
import Layout
import PageModel
import TextShaping

// The small notes beside a nameplate.
extension FrontMatterSetter {
  /// Sets the name with its ears: blocks on both sides where the role has a width for them, else notes on the
  /// baseline of the name.
  mutating func setNameplate(
    _ name: String,
    in style: BlockStyle,
    with ears: LineCells,
    of element: StructureElement.ID
  ) throws(FontFailure) {
    let ear = try setter.book.block(.ear)
    let width = ear.form(measure: room.measure).measure
    guard !ears.isEmpty, width < room.measure else {
      let nameRoom = ears.isEmpty ? room : room.beginning(room.measure * 0.78)
      try setter.setFitted(name, in: style, room: nameRoom, of: element)
      return try setEars(ears, nameplate: style)
    }
    var whole = setter
    try whole.setFitted(name, in: style, room: room, of: element)
    let between = room.inset(start: width + ear.leading, end: width + ear.leading)
    // A room in which nothing could be set is not narrowed.
    guard between != room else {
      setter = whole
      return
    }
    var narrow = setter
    try narrow.setFitted(name, in: style, room: between, of: element)
    let (size, least) = (narrow.slabs.last?.typeSize ?? .zero, whole.slabs.last?.typeSize ?? .zero)
    guard narrow.slabs.count == whole.slabs.count, size >= least * Self.leastBetweenEars else {
      setter = whole
      return
    }
    setter = narrow
    try setBlock(ears.left, in: ear, align: .start, room: room.beginning(width))
    let end = room.inset(start: room.measure - width)
    try setBlock(ears.right, in: ear, align: .end, room: end)
  }

  /// A name that must be smaller than this share of its size has no ears.
  private static var leastBetweenEars: Double { 0.85 }

  /// A note beside the last line of the name, each of its parts in a line of its own and a paragraph to a listener.
  private mutating func setBlock(
    _ text: String?,
    in style: BlockStyle,
    align: TextAlign,
    room: Room
  ) throws(FontFailure) {
    guard let text, let last = setter.slabs.indices.last else { return }
    var form = style.flushForm(measure: room.measure)
    form.align = align
    let outer = setter.slabs
    setter.slabs = []
    var spans: [TextSpan] = []
    for part in text.split(separator: Template.separator) {
      let element = setter.galley.structure.add(StructureElement(.paragraph), to: setter.parent)
      if !spans.isEmpty { spans.append(TextSpan(.lineBreak, look: style.look, element: element)) }
      spans += setter.spans([.text(String(part))], in: style.look, of: element)
    }
    try setter.setParagraph(spans, in: style, form: form, room: room)
    let own = setter.slabs
    setter.slabs = outer
    var top = max(.zero, (setter.slabs[last].height - own.height) * 0.5)
    for slab in own {
      setter.slabs[last].pieces += slab.pieces.map { $0.moved(x: .zero, y: top) }
      top = top + slab.height
    }
  }

  /// Small notes on the baseline of the name.
  private mutating func setEars(_ ears: LineCells, nameplate: BlockStyle) throws(FontFailure) {
    guard !ears.isEmpty, let last = setter.slabs.indices.last else { return }
    let style = try setter.book.block(.ear)
    let baseline = setter.slabs[last].pieces.lazy.flatMap(\.items).compactMap { item in
      if case .glyphs(let run) = item { run.origin.y } else { nil }
    }.max()
    setter.slabs[last].pieces += try set(ears, in: style, baseline: baseline ?? nameplate.baseline)
  }
}

extension Slab {
  /// The size of its first letters.
  fileprivate var typeSize: Length? {
    pieces.lazy.flatMap(\.items).compactMap { item in
      if case .glyphs(let run) = item { run.size } else { nil }
    }.first
  }
}
