import Articles
import Diagnostics
import HTML

extension BodyReader {
  /// Reads a body that is HTML throughout, as a browser would: that of an HTML file, or of an item of a feed.
  static func readHTML(_ html: [UInt8], in context: BodyContext) -> Diagnosed<ArticleBody> {
    var context = context
    context.markup.flavour = .commonMark
    let (source, isValid) = SourceText.clean(html)
    var marks = Marks()
    var findings: [Diagnostic] = []
    let lines = Manuscript.lines(
      of: Manuscript.replacingPrivateCharacters(source),
      in: context,
      marks: &marks,
      findings: &findings
    )
    var composer = BodyComposer(context: context, marks: marks)
    composer.diagnostics += findings
    if !isValid { composer.diagnostics.append(.invalidText(at: SourcePlace(file: context.file))) }
    let blocks = composer.composeHTML(lines)
    var finishing = BodyFinishing(context: context, composer: composer)
    let body = finishing.finish(blocks, notes: [])
    return Diagnosed(body, finishing.diagnostics.sorted())
  }
}

extension BodyComposer {
  /// The blocks that lines of HTML make.
  fileprivate mutating func composeHTML(_ lines: [ManuscriptLine]) -> [Block] {
    self.lines = lines
    let source = lines.map(\.text).joined(separator: [UInt8(ascii: "\n")])
    var reading = HTMLReading(
      screen: HTMLScreen(deepestNesting: BodyComposer.deepestNesting),
      depth: 0
    )
    reading.stream.add(
      reading.screen.admit(String(decoding: Array(source), as: UTF8.self)),
      from: 1
    )
    var flow = Flow()
    finish(reading, into: &flow)
    return flow.finish()
  }
}
