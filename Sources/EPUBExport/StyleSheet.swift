import Geometry
import Layout

/// How the issue is set where the reader does not decide it, lowered from the layout.
///
/// Two sheets: `base` in CSS 2.1 for every reader, since some drop a whole sheet over one rule that they
/// cannot parse; `enhancement` for those that know more. Neither names a colour or a family for text, or an
/// absolute size: those are the reader's own.
struct StyleSheet: Sendable {
  static let names = ["base.css", "enhance.css"]

  let base: String
  let enhancement: String

  init(of layout: LayoutDescription) {
    let rules = StyleRole.allCases.flatMap { StyleSheet.rules(for: $0, in: layout) }
    let hairline = Hairline(of: layout)
    base =
      StyleSheet.written(rules.map { ($0.selector, $0.base) })
      + StyleSheet.structure + hairline.rules
    enhancement =
      StyleSheet.written(rules.map { ($0.selector, $0.enhanced) }) + StyleSheet.refinements
      + "@media (prefers-color-scheme: dark) {\n"
      + StyleSheet.written(rules.map { ($0.selector, $0.dark) }) + hairline.darkRules
      // Drawings that can be seen through are drawn for paper.
      + "img { background-color: #ffffff; }\n}\n"
  }

  private static func written(_ rules: [(String, [Declaration])]) -> String {
    rules.filter { !$0.1.isEmpty }
      .map { selector, declarations in
        "\(selector) { \(declarations.map { "\($0.property): \($0.value);" }.joined(separator: " ")) }\n"
      }
      .joined()
  }

  /// What no role says: how elements behave that old readers do not know, and how blocks are parted.
  private static let structure = """
    aside, figure, figcaption, header, main, nav, section { display: block; }
    body, figure, ul, ol, dl, dd { margin: 0; padding: 0; }
    ul, ol { padding: 0 0 0 1.4em; }
    .rtl ul, .rtl ol { padding: 0 1.4em 0 0; }
    ul, ol, dl { margin: 0.6em 0; }
    dd { margin: 0 1.2em 0.4em 1.2em; }
    nav p, dd p, li p, section.colophon p { text-indent: 0; }
    blockquote p + p, li p + p, dd p + p, aside p + p { margin-top: 0.4em; }
    figure, div.table { margin: 1.2em 0; page-break-inside: avoid; }
    div.table { page-break-inside: auto; }
    img { max-width: 100%; height: auto; }
    li li { font-size: 1em; }
    ul.tasks { list-style-type: none; }
    aside.takeaways { margin-bottom: 1.4em; padding-bottom: 0.3em; page-break-inside: avoid; }
    aside.takeaways ul { margin: 0; padding: 0 0 0 1.2em; }
    .rtl aside.takeaways ul { padding: 0 1.2em 0 0; }
    p.box-title, span.card-kind, span.note-number { font-weight: bold; }
    table { width: 100%; border-collapse: collapse; border-spacing: 0; }
    th, td { padding: 0.35em 0.3em; vertical-align: top; }
    th { text-align: inherit; }
    caption { text-align: inherit; padding: 0; }
    tr, div.entry, nav.ways { page-break-inside: avoid; }
    h2.index-department, p.index-entry { page-break-after: avoid; }
    th.end, td.end { text-align: right; }
    th.centre, td.centre { text-align: center; }
    pre { white-space: pre-wrap; text-align: left; }
    pre code { font-size: 1em; }
    sup, sub { font-size: 0.7em; line-height: 1; }
    section.cover { text-align: center; margin: 0; padding: 0; }
    nav[hidden] { display: none; }

    """

  private static let refinements = """
    ul, ol, .rtl ul, .rtl ol { padding-inline-start: 1.4em; padding-inline-end: 0; }
    h2.index-department, p.index-entry { break-after: avoid; }
    figure, tr, aside.takeaways { break-inside: avoid; }
    a, pre, code, td.long, th.long { overflow-wrap: anywhere; }
    pre, code, kbd { -webkit-hyphens: none; -epub-hyphens: none; hyphens: none; }
    th.end, td.end { text-align: end; }
    nav p, dd p, dd p.text-first, p.missing, p.card, p.box-title { text-align: start; }
    :lang(ja), :lang(zh), :lang(ko) { line-break: strict; }
    section.cover img { max-height: 100%; }
    @media (max-width: 28em) {
    table.wide, table.wide tbody, table.wide tr, table.wide th, table.wide td { display: block; }
    table.wide thead { display: none; }
    table.wide tr { margin: 0 0 0.8em 0; }
    table.wide tbody th, table.wide tbody td { text-align: start; padding: 0.1em 0; }
    table.wide tbody td:empty { display: none; }
    table.wide tbody td[title]:before { content: attr(title) ": "; font-weight: bold; }
    }

    """
}

/// The rules around what has no role of its own: boxes, cards, ways through the issue.
private struct Hairline {
  private let width: String
  private let colour: String
  private let dark: String?

  /// As the layout draws the rule above notes.
  init(of layout: LayoutDescription) {
    let style = layout.style(for: .footnote, in: .reflowable)
    let border = style.border(.borderTop)
    width = border.map { CSS.ruleWidth($0.width, in: style) } ?? "0.07em"
    colour = border?.colour.reflowable.css ?? "#767676"
    dark = border?.colour.dark?.css
  }

  var rules: String {
    """
    nav.ways, p.card, p.missing, aside.box { border-style: solid; border-color: \(colour); \
    border-width: \(width) 0 0 0; padding: 0.6em 0 0 0; margin: 1.4em 0 0 0; }
    p.card, p.missing, aside.box { border-width: \(width) 0; padding: 0.5em 0; margin: 1em 0; }
    nav.ways, p.attribution { font-size: 0.84em; }
    nav.ways p, aside.box p { margin-bottom: 0.3em; }
    p.card, p.missing, p.attribution, p.box-title { text-indent: 0; }
    hr { margin: 1.4em 30%; border-style: solid; border-color: \(colour); border-width: \(width) 0 0 0; }

    """
  }

  var darkRules: String {
    dark.map { "nav.ways, p.card, p.missing, aside.box, hr { border-color: \($0); }\n" } ?? ""
  }
}
