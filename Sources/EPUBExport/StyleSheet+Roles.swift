import Layout

extension StyleSheet {
  /// What style sheets say of one selector: to all readers, to those that know more, on a dark page, and of fonts
  /// that go along.
  struct Rule {
    var selector: String
    fileprivate let css: CSS
    fileprivate let parts: [CSS.Part]

    var base: [Declaration] { parts.flatMap(css.base) }
    var enhanced: [Declaration] { parts.flatMap(css.enhanced) }
    var dark: [Declaration] { parts.flatMap(css.dark) }
    var face: FaceWish { parts.reduce(FaceWish()) { $0.overlaid(with: css.face($1)) } }
  }

  /// The rules of a role; none for a role that an EPUB does not show.
  static func rules(for role: StyleRole, in layout: LayoutDescription) -> [Rule] {
    guard let selector = role.selector else { return [] }
    let style = layout.style(for: role, in: .reflowable)
    let css = CSS(style)
    switch role {
    case .listItem:
      return [
        rule(selector, css, [.type, .verticalMargins, .breaks, .lines]),
        rule("ul", css, [.marker]),
        // The first paragraph of anything has a class, which would win over the list.
        rule("li p, li p.\(StyleRole.textFirst.className)", css, [.indent, .lines]),
      ]
    case .quote:
      return [
        rule(selector, css, [.type, .margins, .borders, .breaks, .lines]),
        rule(selector + " p", css, [.indent]),
      ]
    case .footnote:
      return [
        rule("section.footnotes", css, [.verticalMargins, .borders]),
        rule(selector, css, [.type, .lines]), rule(selector + " p", css, [.indent]),
      ]
    case .takeawaysLabel:
      return [
        rule("aside.takeaways", css, [.topEdge]),
        rule(selector, css, [.type, .bottomMargin, .indent, .breaks, .lines]),
      ]
    case .takeaway:
      return [
        rule("aside.takeaways", css, [.bottomEdge]),
        rule(selector, css, [.type, .verticalMargins, .lines]),
        rule("aside.takeaways ul", css, [.marker]),
      ]
    case .tableHead:
      // The rule above the head closes the table too, as in books.
      return [
        rule("table", css, [.topEdge, .topEdgeBelow]), rule(selector, css, [.type, .bottomEdge]),
      ]
    case .tableCell: return [rule(selector, css, [.type, .bottomEdge])]
    case .text:
      return [rule(selector, css, [.block, .verticalMargins, .indent, .lines, .paragraph])]
    case .indexTakeaway:
      return [
        rule(selector, css, [.type, .verticalMargins, .lines]),
        rule("ul.index-takeaways", css, [.marker]),
      ]
    case .emphasis, .strong, .link, .codeInline, .footnoteMark, .credit:
      return [rule(selector, CSS(style, within: container(of: role, in: layout)), [.inline])]
    default: return [rule(selector, css, [.type, .margins, .borders, .indent, .breaks, .lines])]
    }
  }

  /// The style of the words around a role that stands within others.
  private static func container(
    of role: StyleRole,
    in layout: LayoutDescription
  ) -> ResolvedStyle? {
    role == .credit ? layout.style(for: .caption, in: .reflowable) : nil
  }

  private static func rule(_ selector: String, _ css: CSS, _ parts: [CSS.Part]) -> Rule {
    Rule(selector: selector, css: css, parts: parts)
  }
}

extension StyleRole {
  /// The class by which the role is known in documents.
  var className: String { rawValue }

  /// What carries the role in documents; `nil` for roles of pages and of the cover.
  var selector: String? {
    switch self {
    case .text: "p"
    case .listItem: "li"
    case .quote: "blockquote"
    case .h2, .h3, .h4, .h5, .h6: rawValue
    case .head1, .head2, .head3, .head4: "h1." + className
    case .nameplate: "h1." + className
    case .indexDepartment: "h2." + className
    case .code: "pre"
    case .definitionTerm: "dt"
    case .footnote: "aside.footnote"
    case .emphasis: "em"
    case .strong: "strong"
    case .link: "a"
    case .codeInline: "code, kbd"
    case .footnoteMark: "a.footnote-mark"
    case .caption: "figcaption"
    case .credit: "span.credit"
    case .takeaway: "aside.takeaways li"
    case .tableTitle: "caption"
    case .tableHead: "thead th, thead td"
    case .tableCell: "tbody th, tbody td"
    case .indexTakeaway: "ul.index-takeaways li"
    case .colophon: "section.colophon p"
    case .textFirst, .intro, .dateline, .ear, .label, .deck, .byline, .articleLink, .takeawaysLabel,
      .pullQuote, .indexEntry, .indexDeck:
      "p." + className
    case .pullQuoteSource: "p.attribution"
    case .dropCap, .endMark, .sourceNote, .indexBrief, .indexPage, .sectionBar, .jump, .kicker,
      .runningHead, .folio, .foot, .coverNameplate, .coverDateline, .coverTitle, .coverDeck,
      .coverByline, .coverDepartments, .coverLine:
      nil
    }
  }
}
