import Articles
import Diagnostics

@testable import Collector

/// A site of literals, for tests of bodies.
struct LiteralReferences: ReferenceResolver {
  var pages: [String: Article.ID] = [:]
  var pictures: Set<String> = []
  var catalogue: [String: PictureCatalogue.Record] = [:]

  func catalogued(_ name: String) -> PictureCatalogue.Record? { catalogue[name] }

  func link(_ destination: String) -> ResolvedLink {
    if destination.hasPrefix("http://") || destination.hasPrefix("https://")
      || destination.hasPrefix("mailto:")
    {
      return .target(.web(destination))
    }
    return page(destination, language: nil)
  }

  func page(_ reference: String, language: String?) -> ResolvedLink {
    let parts = reference.split(separator: "#", maxSplits: 1)
    guard let path = parts.first, let id = pages[String(path)] else {
      return .nowhere(id: "missing-page", message: "no page '\(reference)'", hint: nil)
    }
    return .target(.article(id, fragment: parts.dropFirst().first.map(String.init)))
  }

  func picture(_ destination: String) -> ResolvedPicture {
    if destination.hasPrefix("http") { return .remote(destination) }
    return pictures.contains(destination) ? .file(destination) : .missing(hint: nil)
  }
}

extension BodyContext {
  static func test(
    language: String = "en",
    title: String? = "Title",
    markup: MarkupSettings = MarkupSettings(),
    references: LiteralReferences = LiteralReferences(pictures: ["a.png", "b.png"])
  ) -> BodyContext {
    BodyContext(
      article: Article.ID("a"),
      file: "a.md",
      firstLine: 1,
      language: LanguageTag(language) ?? .english,
      markup: markup,
      title: title,
      references: references
    )
  }
}

extension ArticleBody {
  /// The body as indented lines, a block a line, for tests to compare.
  var dump: String {
    var lines: [String] = []
    if let titleHeading { lines.append("title " + titleHeading.dump) }
    for point in takeaways { lines.append("takeaway " + point.dump) }
    lines += blocks.dumpLines
    for note in notes {
      lines.append("note \(note.number) ×\(note.references)")
      lines += note.blocks.dumpLines.map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }
}

extension [Block] {
  var dumpLines: [String] { flatMap(\.dumpLines) }
}

extension Block {
  var dumpLines: [String] {
    func within(_ head: String, _ blocks: [Block]) -> [String] {
      [head] + blocks.dumpLines.map { "  " + $0 }
    }
    switch self {
    case .paragraph(let content): return ["p " + content.dump]
    case .heading(let heading):
      return ["h\(heading.level) #\(heading.identifier) " + heading.content.dump]
    case .list(let list):
      let marker = if case .number(let start) = list.marker { "\(start)." } else { "-" }
      let kind = "list \(marker)\(list.isTight ? "" : " loose")"
      return [kind]
        + list.items.flatMap { item in
          within(item.isDone.map { $0 ? "  [x]" : "  [ ]" } ?? "  item", [])
            + item.blocks.dumpLines.map { "    " + $0 }
        }
    case .definitions(let definitions):
      return ["definitions"]
        + definitions.flatMap { definition in
          definition.terms.map { "  term " + $0.dump }
            + definition.meanings.flatMap { ["  meaning"] + $0.dumpLines.map { "    " + $0 } }
        }
    case .quote(let quote):
      return within("quote", quote.blocks) + (quote.attribution.map { ["  by " + $0.dump] } ?? [])
    case .code(let code):
      return ["code \(code.language ?? "")"]
        + code.text.split(separator: "\n", omittingEmptySubsequences: false).map { "  |" + $0 }
    case .mathematics(let source): return ["math " + source]
    case .table(let table): return table.dumpLines
    case .figure(let figure):
      return ["figure"] + figure.images.map { "  " + [Inline.image($0)].dump }
        + (figure.caption.isEmpty ? [] : ["  caption " + figure.caption.dump])
        + (figure.credit.isEmpty ? [] : ["  credit " + figure.credit.dump])
        + (figure.link.map { ["  link \($0.dump)"] } ?? [])
    case .box(let box):
      return within("box" + (box.title.isEmpty ? "" : " " + box.title.dump), box.blocks)
    case .card(let card): return ["card \(card.kind.rawValue) \(card.url) '\(card.title)'"]
    case .rule: return ["rule"]
    }
  }
}

extension Table {
  var dumpLines: [String] {
    func row(_ kind: String, _ cells: Row) -> String {
      "  \(kind) "
        + cells.map { cell in
          let span = cell.columns * cell.rows > 1 ? "\(cell.columns)×\(cell.rows) " : ""
          return span + (cell.isRowHeading ? "th " : "") + cell.content.dump
        }.joined(separator: " | ")
    }
    let signs = alignments.map { $0 == .start ? "<" : $0 == .end ? ">" : "^" }.joined()
    return ["table \(signs)" + (caption.isEmpty ? "" : " " + caption.dump)]
      + head.map { row("head", $0) } + body.map { row("row", $0) }
  }
}

extension Link.Target {
  var dump: String {
    switch self {
    case .web(let url): url
    case .article(let id, let fragment): "@\(id)" + (fragment.map { "#" + $0 } ?? "")
    case .fragment(let fragment): "#" + fragment
    }
  }
}

extension [Inline] {
  var dump: String { map(\.dump).joined() }
}

extension Inline {
  var dump: String {
    switch self {
    case .text(let text): return text
    case .styled(let style, let content): return "<\(style.rawValue):\(content.dump)>"
    case .code(let text): return "`\(text)`"
    case .mathematics(let text): return "$\(text)$"
    case .link(let link):
      let title = link.title.map { " '\($0)'" } ?? ""
      return "[\(link.content.dump)](\(link.target.dump)\(title))"
    case .image(let image):
      let source =
        switch image.source {
        case .file(let path): path
        case .missing(let name): "missing " + name
        }
      return "!{\(source)\(image.isDecorative ? " decorative" : "") '\(image.alternativeText)'}"
    case .noteReference(let reference): return "^\(reference.note + 1).\(reference.occurrence)"
    case .lineBreak: return "⏎"
    case .foreign(let language, let direction, let content):
      let tags = [language?.tag, direction?.rawValue].compactMap(\.self).joined(separator: " ")
      return "<\(tags):\(content.dump)>"
    case .abbreviation(let title, let content): return "<abbr '\(title)':\(content.dump)>"
    }
  }
}
