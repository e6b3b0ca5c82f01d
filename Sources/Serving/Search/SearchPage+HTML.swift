internal import SearchIndex
private import Web
internal import XML

extension SearchPage {
  /// What was found, for people: the catalog's own page of all issues (`archive`), with these in their place.
  func page(in archive: XMLElement?) -> [UInt8]? {
    guard var root = archive else { return nil }
    root.edit("head") { head in
      head.children.removeAll { node in
        guard case .element(let element) = node else { return false }
        return element.name == "title" || element["rel"] == "canonical"
      }
      head.children.append(.element(XMLElement("title", text: "\(title) · \(list.title)")))
    }
    root.edit("body") { body in
      body.edit("main") { main in main.children = contents.map(XMLNode.element) }
    }
    return SearchForm(typed: typed, language: list.language).page(
      root,
      at: TreePath("search.html")
    )
  }

  private var contents: [XMLElement] {
    let heading = XMLElement("h1", ["class": "heading"], text: title)
    guard !typed.isEmpty else { return [heading] }
    guard !finds.isEmpty else {
      return [heading, XMLElement("p", ["class": "standfirst"], text: words.nothing)]
    }
    let all = XMLElement(
      "ol",
      ["class": "finds", "start": "\((number - 1) * SearchPage.issuesOfPage + 1)"]
    ) {
      finds.map(item)
    }
    return [heading, all] + [ways].compactMap(\.self)
  }

  private func item(_ find: CatalogSearch.Find) -> XMLElement {
    XMLElement("li") {
      find.issue.thumbnail.map { href in
        XMLElement("img", ["src": place(href), "alt": "", "loading": "lazy", "width": "80"])
      }
      XMLElement("div") {
        XMLElement("h2") {
          XMLElement("a", ["href": find.issue.page.map(place)], text: find.issue.title)
        }
        find.articles.map { article in
          XMLElement("p") {
            XMLElement("strong", text: article.title)
            XMLElement("span", text: article.excerpt)
          }
        }
      }
    }
  }

  private var ways: XMLElement? {
    guard !neighbours.isEmpty else { return nil }
    return XMLElement("nav", ["class": "ways", "aria-label": words.search]) {
      XMLElement("ul") {
        neighbours.map { neighbour in
          XMLElement("li") {
            XMLElement(
              "a",
              [
                "rel": neighbour.relation == "previous" ? "prev" : "next",
                "href": address(SearchPage.pageName, number: neighbour.number),
              ],
              text: neighbour.relation == "previous" ? words.previous : words.next
            )
          }
        }
      }
    }
  }

  /// An address of the feeds in `opds/` as the page beside that folder has it.
  private func place(_ href: String) -> String {
    href.hasPrefix("../") ? String(href.dropFirst(3)) : href
  }
}

/// The way to search that the server adds to each page.
struct SearchForm {
  /// What stands in the field.
  var typed = ""
  var language: String?

  /// The page with the form in its head, as HTML.
  func page(_ root: XMLElement, at path: TreePath) -> [UInt8] {
    var root = root
    root.edit("head") { head in
      head.children.append(.element(link(at: path)))
    }
    root.edit("body") { body in
      body.edit("header") { header in
        header.edit("nav") { nav in nav.edit("ul") { $0.children.append(.element(form(at: path))) }
        }
      }
    }
    return XMLDocument(doctype: "html", root: root).encoded(declaration: false)
  }

  private func link(at path: TreePath) -> XMLElement {
    XMLElement(
      "link",
      [
        "rel": "search", "type": MediaType.searchDescription,
        "href": path.reference(to: "opds/\(SearchPage.descriptionName)"),
      ]
    )
  }

  private func form(at path: TreePath) -> XMLElement {
    let words = SearchPhrases.of(language)
    return XMLElement("li") {
      XMLElement(
        "form",
        ["role": "search", "action": path.reference(to: SearchPage.pageName), "method": "get"]
      ) {
        XMLElement(
          "input",
          [
            "type": "search", "name": "q", "value": typed.isEmpty ? nil : typed,
            "placeholder": words.search, "aria-label": words.search, "maxlength": "200",
          ]
        )
      }
    }
  }

  /// Rules for the form and for what was found, which the catalog's own sheet does not know.
  static let sheet = """

    .masthead input { font: inherit; width: 11rem; padding: .25rem .625rem; border: 1px solid var(--rule);
      border-radius: 4px; background: var(--paper); color: var(--ink); }
    .finds { list-style: none; margin: 1rem 0 0; padding: 0; }
    .finds > li { display: grid; grid-template-columns: 5rem minmax(0, 1fr); column-gap: 1.5rem;
      padding: 1rem 0; border-top: 1px solid var(--rule); }
    .finds > li > div { grid-column: 2; }
    .finds img { width: 100%; box-shadow: 0 0 0 1px var(--rule); }
    .finds h2 { font: 1.25rem/1.625rem var(--serif); }
    .finds p { font: 1rem/1.5rem var(--serif); }
    .finds strong { font-weight: 600; margin-right: .5rem; }
    @media print { .masthead form { display: none; } }

    """
}

extension XMLElement {
  /// Changes the first element directly inside this one that is called `name`; without one nothing changes.
  mutating func edit(_ name: String, _ change: (inout XMLElement) -> Void) {
    for place in children.indices {
      guard case .element(var element) = children[place], element.name == name else { continue }
      change(&element)
      children[place] = .element(element)
      return
    }
  }
}
