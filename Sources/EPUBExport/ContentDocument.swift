import Articles
import Layout
import XML

/// What an article's document turned out to use while it was written.
struct ContentUses: Sendable {
  /// Names of pictures.
  var pictures: [String] = []
  /// Pictures that say something, and how many of them lack words for it.
  var informativePictures = 0
  var undescribedPictures = 0
  /// Formulas, which are shown as their TeX source.
  var formulas = 0
}

/// An article as a document of its own, or as several where it is too long for one.
struct ContentDocument {
  let leaf: Binding.Leaf
  let issue: Issue
  let binding: Binding
  let shelf: PictureShelf
  let form: ArticleForm
  let printedPages: [PrintedPage]
  var uses = ContentUses()
  /// The part of the article that is being written.
  private(set) var part = 0
  /// For each note how many marks in the text lead to it, in this part and before.
  var noteMarks: [Int: Int] = [:]
  /// Links cannot stand in links.
  var isInLink = false
  private var writtenHeadings: Set<String> = []

  init(
    _ leaf: Binding.Leaf,
    of issue: Issue,
    _ binding: Binding,
    _ shelf: PictureShelf,
    form: ArticleForm,
    printedPages: [PrintedPage]
  ) {
    self.leaf = leaf
    self.issue = issue
    self.binding = binding
    self.shelf = shelf
    self.form = form
    self.printedPages = printedPages
  }

  var article: Article { leaf.article }
  var language: LanguageTag { article.metadata.language }
  var issueLanguage: LanguageTag { issue.publication.language }

  /// Program text is read from left to right in every language.
  var codeDirection: String? { language.isRightToLeft ? "ltr" : nil }

  /// The document of a part; parts are written one after another, since marks of notes are counted through.
  mutating func rendered(part: Int) -> XMLDocument {
    self.part = part
    let story = story()
    return XHTML.page(title: leaf.title(ofPart: part), language: language) {
      XMLElement("main") { story }
      ways()
    }
  }

  private mutating func story() -> XMLElement {
    let range = leaf.parts.ranges[part]
    var nodes: [XMLNode] = pageBreaks(before: range.lowerBound).map(XMLNode.element)
    if part > 0 { nodes.append(.element(continuation)) }
    var rest = partsOfForm
    while let part = rest.first {
      let head = rest.prefix { $0.isOfHead }
      if head.isEmpty {
        nodes += self.nodes(of: part)
        rest = rest.dropFirst()
      } else {
        nodes.append(.element(XMLElement("header") { head.flatMap(headNodes) }))
        rest = rest.dropFirst(head.count)
      }
    }
    // Where the layout shows no department, tables of contents still lead to where it begins.
    let isAnchor = part == 0 && leaf.isFirstOfDepartment && !form.parts.contains(.label)
    return XMLElement(
      "section",
      [
        "epub:type": "chapter", "role": "doc-chapter", "class": "article",
        "aria-labelledby": part == 0 ? leaf.titleID : nil,
        "aria-label": part == 0 ? nil : leaf.title(ofPart: part),
        "id": isAnchor ? leaf.departmentID : nil,
      ]
    ) { nodes }
  }

  /// What of the layout's parts this part of the article shows: what stands before the text is in the first
  /// document, what stands after it in the last, notes in all.
  private var partsOfForm: ArraySlice<ArticlePart> {
    let text = form.parts.firstIndex(of: .text) ?? form.parts.endIndex
    let kept = form.parts.enumerated().filter { index, formPart in
      formPart == .text || formPart == .footnotes
        || part == (index < text ? 0 : leaf.parts.last)
    }
    return kept.map(\.element)[...]
  }

  /// What an article's later documents begin with.
  private var continuation: XMLElement {
    XMLElement("p", ["class": StyleRole.label.className], text: leaf.title(ofPart: part))
  }

  /// A part of the article below its head.
  private mutating func nodes(of part: ArticlePart) -> [XMLNode] {
    switch part {
    case .image: openingPicture().map { [.element($0)] } ?? []
    case .takeaways: takeaways().map { [.element($0)] } ?? []
    case .text: text()
    case .footnotes: notes().map { [.element($0)] } ?? []
    case .link: original().map { [.element($0)] } ?? []
    case .label, .headline, .deck, .byline: []
    }
  }

  private func headNodes(of part: ArticlePart) -> [XMLNode] {
    switch part {
    case .label: department.map { [.element($0)] } ?? []
    case .headline: [.element(headline)]
    case .deck: deck.map { [.element($0)] } ?? []
    case .byline: byline.map { [.element($0)] } ?? []
    case .image, .takeaways, .text, .footnotes, .link: []
    }
  }

  private var department: XMLElement? {
    leaf.department.map { department in
      XMLElement(
        "p",
        [
          "class": StyleRole.label.className,
          "id": leaf.isFirstOfDepartment ? leaf.departmentID : nil,
        ],
        text: department
      )
      .inLanguage(issueLanguage, within: language)
    }
  }

  private var headline: XMLElement {
    XMLElement(
      "h1",
      ["class": form.head(ofRank: leaf.rank).className, "id": leaf.titleID],
      text: article.metadata.title
    )
  }

  private var deck: XMLElement? {
    article.metadata.description.map {
      XMLElement("p", ["class": StyleRole.deck.className, "role": "doc-subtitle"], text: $0)
    }
  }

  /// Who wrote it, when, and how long it takes to read, as the layout has it.
  private var byline: XMLElement? {
    let parts = form.byline.compactMap { template in
      template.filled { issue.value(of: $0, in: article, department: leaf.department) }
    }
    guard !parts.isEmpty else { return nil }
    return XMLElement(
      "p",
      ["class": StyleRole.byline.className],
      text: parts.joined(separator: ", ")
    )
    .inLanguage(issueLanguage, within: language)
  }

  /// The article's own picture, unless the text shows it too.
  private mutating func openingPicture() -> XMLElement? {
    guard let image = article.metadata.image, !article.blocks.show(image.source) else { return nil }
    let caption = article.metadata.imageCaption.map { [Inline.text($0)] } ?? []
    return figure(Figure([image], caption: caption))
  }

  private mutating func takeaways() -> XMLElement? {
    guard !article.takeaways.isEmpty else { return nil }
    let items = article.takeaways.map { XMLElement("li", attributes: [], children: inlines($0)) }
    let labelID = leaf.key + "-takeaways"
    let label = XMLElement(
      "p",
      ["class": StyleRole.takeawaysLabel.className, "id": labelID],
      text: issue.phrases.takeaways
    )
    return XMLElement("aside", ["class": "takeaways", "aria-labelledby": labelID]) {
      label.inLanguage(issueLanguage, within: language)
      XMLElement("ul") { items }
    }
  }

  private mutating func text() -> [XMLNode] {
    var nodes: [XMLNode] = []
    var follows = Follows.opening
    let range = leaf.parts.ranges[part]
    for index in range {
      let block = article.blocks[index]
      if index > range.lowerBound { nodes += pageBreaks(before: index).map(XMLNode.element) }
      nodes += self.block(block, follows: follows)
      follows = .of(block)
    }
    return nodes
  }

  private func pageBreaks(before block: Int) -> [XMLElement] {
    printedPages.filter { $0.block == block }.map { page in
      XMLElement(
        "div",
        [
          "epub:type": "pagebreak", "role": "doc-pagebreak", "id": PageList.id(of: page),
          "aria-label": "\(issue.phrases.page) \(page.label)",
        ]
      )
      .inLanguage(issueLanguage, within: language)
    }
  }

  /// Where the article stands on the web.
  private func original() -> XMLElement? {
    article.metadata.url.map { url in
      XMLElement("p", ["class": StyleRole.articleLink.className]) {
        XMLElement("a", ["href": url], text: issue.phrases.readOnline)
      }
      .inLanguage(issueLanguage, within: language)
    }
  }

  /// The ways to what comes before, to the contents, and to what comes after.
  private func ways() -> XMLElement {
    XMLElement("nav", ["class": "ways"]) {
      way(issue.phrases.previous, to: previous)
      XMLElement("p") { XMLElement("a", ["href": ContentsPage.name], text: issue.phrases.contents) }
      way(issue.phrases.next, to: next)
    }
    .inLanguage(issueLanguage, within: language)
  }

  private typealias Neighbour = (leaf: Binding.Leaf, part: Int)

  private var previous: Neighbour? {
    if part > 0 { return (leaf, part - 1) }
    return leaf.previous.map { binding.leaves[$0] }.map { ($0, $0.parts.last) }
  }

  private var next: Neighbour? {
    if part < leaf.parts.last { return (leaf, part + 1) }
    return leaf.next.map { (binding.leaves[$0], 0) }
  }

  private func way(_ label: String, to neighbour: Neighbour?) -> XMLElement? {
    neighbour.map { other, part in
      XMLElement("p") {
        label + ": "
        XMLElement("a", ["href": other.href(ofPart: part)], text: other.title(ofPart: part))
          .inLanguage(other.article.metadata.language, within: issueLanguage)
      }
    }
  }
}

// MARK: - What is remembered

extension ContentDocument {
  /// The identifier of a heading, given out once.
  mutating func headingID(_ identifier: String) -> String? {
    guard let anchor = binding.heading(identifier, of: article.id),
      writtenHeadings.insert(anchor.id).inserted
    else { return nil }
    return anchor.id
  }

  mutating func remember(_ picture: ShelvedPicture, of image: Image) {
    uses.pictures.append(picture.name)
    guard !image.isDecorative else { return }
    uses.informativePictures += 1
    if image.alternativeText.isEmpty { uses.undescribedPictures += 1 }
  }
}

extension ArticlePart {
  fileprivate var isOfHead: Bool {
    switch self {
    case .label, .headline, .deck, .byline: true
    case .image, .takeaways, .text, .footnotes, .link: false
    }
  }
}
