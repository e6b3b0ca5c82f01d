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
}

/// An article as a document of its own.
struct ContentDocument {
  let leaf: Binding.Leaf
  let issue: Issue
  let binding: Binding
  let shelf: PictureShelf
  let form: ArticleForm
  let printedPages: [PrintedPage]
  private(set) var uses = ContentUses()
  /// For each note the identifiers of the marks in the text that lead to it.
  var noteMarks: [Int: [String]] = [:]
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

  mutating func rendered() -> XMLDocument {
    let story = story()
    return XHTML.page(title: article.metadata.title, language: language) {
      XMLElement("main") { story }
      ways()
    }
  }

  private mutating func story() -> XMLElement {
    var parts: [XMLNode] = pageBreaks(before: 0).map(XMLNode.element)
    var rest = form.parts[...]
    while let part = rest.first {
      let head = rest.prefix { $0.isOfHead }
      if head.isEmpty {
        parts += nodes(of: part)
        rest = rest.dropFirst()
      } else {
        parts.append(.element(XMLElement("header") { head.flatMap(headNodes) }))
        rest = rest.dropFirst(head.count)
      }
    }
    return XMLElement(
      "section",
      [
        "epub:type": "chapter", "role": "doc-chapter", "class": "article",
        "aria-labelledby": leaf.titleID,
      ]
    ) { parts }
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
    for (index, block) in article.blocks.enumerated() {
      if index > 0 { nodes += pageBreaks(before: index).map(XMLNode.element) }
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

  /// The ways to the article before, the contents, and the article after.
  private func ways() -> XMLElement {
    let (previous, next) = (leaf.previous, leaf.next)
    return XMLElement("nav", ["class": "ways"]) {
      if let previous { way(issue.phrases.previous, to: binding.leaves[previous]) }
      XMLElement("p") { XMLElement("a", ["href": ContentsPage.name], text: issue.phrases.contents) }
      if let next { way(issue.phrases.next, to: binding.leaves[next]) }
    }
    .inLanguage(issueLanguage, within: language)
  }

  private func way(_ label: String, to other: Binding.Leaf) -> XMLElement {
    let metadata = other.article.metadata
    return XMLElement("p") {
      label + ": "
      XMLElement("a", ["href": other.href], text: metadata.title)
        .inLanguage(metadata.language, within: issueLanguage)
    }
  }
}

// MARK: - What is remembered

extension ContentDocument {
  /// The identifier of a heading, given out once.
  mutating func headingID(_ identifier: String) -> String? {
    guard let id = binding.heading(identifier, of: article.id),
      writtenHeadings.insert(id).inserted
    else { return nil }
    return id
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
