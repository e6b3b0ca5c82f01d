import Articles
import BookReading
import Layout
import Web
import XML

/// What all pages for people have in common: plain HTML that needs no script and stands on any host.
struct SitePage {
  static let front = CatalogPath("index.html")
  static let archive = CatalogPath("issues.html")
  static let styles = CatalogPath("style.css")

  let catalog: Catalog
  let path: CatalogPath
  /// Of the window, and for search engines.
  var title: String
  /// For search engines; `nil` where the page has nothing to say of itself.
  var summary: String?
  /// The language of what stands on it.
  var language: LanguageTag
  /// Pages before and after it, as `prev` and `next`.
  var neighbours: [(relation: String, path: CatalogPath)] = []

  init(of catalog: Catalog, at path: CatalogPath, title: String, language: LanguageTag? = nil) {
    self.catalog = catalog
    self.path = path
    self.title = title
    self.language = language ?? catalog.language
  }

  func href(to other: CatalogPath) -> String { other.relative(to: path) }

  /// The page around its main part.
  func document(@XMLBuilder main: () -> [XMLNode]) -> [UInt8] {
    let root = XMLElement(
      "html",
      ["lang": language.tag, "dir": language.isRightToLeft ? "rtl" : nil]
    ) {
      XMLElement("head") { head }
      XMLElement("body") {
        XMLElement("a", ["class": "skip", "href": "#contents"], text: catalog.words.skip)
        masthead
        XMLElement("main", ["id": "contents"], content: main)
        footer
      }
    }
    return XMLDocument(doctype: "html", root: root)
      .encoded(indenting: SitePage.indentation, declaration: false)
  }

  /// Where white space parts no words.
  private static let indentation = XMLIndentation.inside([
    "html", "head", "body", "main", "section", "article", "header", "footer", "nav", "ul", "ol",
    "dl", "div",
  ])

  // MARK: Head

  private var head: [XMLElement] {
    let address = catalog.settings.url.map { $0 + (path == SitePage.front ? "" : path.encoded) }
    return [
      XMLElement("meta", ["charset": "utf-8"]),
      XMLElement(
        "meta",
        ["name": "viewport", "content": "width=device-width, initial-scale=1"]
      ),
      XMLElement("meta", ["name": "color-scheme", "content": "light dark"]),
      XMLElement("title", text: title),
      summary.map { XMLElement("meta", ["name": "description", "content": $0]) },
      link("stylesheet", SitePage.styles, type: "text/css"),
      address.map { XMLElement("link", ["rel": "canonical", "href": $0]) },
    ].compactMap(\.self) + discovery + neighbours.map { link($0.relation, $0.path) }
  }

  /// By these, readers and feed readers that are given the page find what is theirs.
  private var discovery: [XMLElement] {
    let root = FeedAddress.root
    return [
      link(
        "related",
        root.path(in: .atom),
        type: MediaType.catalog,
        title: "OPDS 1.2"
      ),
      link("related", root.path(in: .json), type: MediaType.publications, title: "OPDS 2.0"),
      link("alternate", NewsFeed.path, type: MediaType.atom, title: catalog.title),
    ]
  }

  private func link(
    _ relation: String,
    _ target: CatalogPath,
    type: String? = nil,
    title: String? = nil
  ) -> XMLElement {
    XMLElement(
      "link",
      ["rel": relation, "type": type, "title": title, "href": href(to: target)]
    )
  }

  // MARK: Frame

  private var masthead: XMLElement {
    XMLElement("header", ["class": "masthead"]) {
      if path == SitePage.front {
        XMLElement("h1", ["class": "nameplate"], text: catalog.title)
      } else {
        XMLElement("p", ["class": "nameplate"]) {
          XMLElement("a", ["href": href(to: SitePage.front)], text: catalog.title)
        }
      }
      XMLElement("nav", ["aria-label": catalog.title]) {
        XMLElement("ul") { ways.map { way in XMLElement("li") { way } } }
      }
    }.inLanguage(catalog.language, within: language)
  }

  private var ways: [XMLElement] {
    let opds = href(to: FeedAddress.root.path(in: .atom))
    let mail = catalog.settings.subscribe.map {
      XMLElement("a", ["href": $0], text: catalog.words.byMail)
    }
    return [
      mail,
      XMLElement("a", ["href": opds], text: catalog.words.catalog),
      XMLElement("a", ["href": href(to: NewsFeed.path)], text: catalog.words.feed),
    ].compactMap(\.self)
  }

  private var footer: XMLElement? {
    let book = catalog.home.book
    let lines = [book?.publisher, book?.rights].compactMap(\.self)
    guard !lines.isEmpty else { return nil }
    return XMLElement("footer") { lines.map { XMLElement("p", text: $0) } }
      .inLanguage(catalog.language, within: language)
  }
}

extension XMLElement {
  /// The element marked as being in `language`, where that is not the language around it.
  func inLanguage(_ language: LanguageTag, within outer: LanguageTag) -> XMLElement {
    guard language != outer else { return self }
    var element = self
    element["lang"] = language.tag
    if language.isRightToLeft != outer.isRightToLeft {
      element["dir"] = language.isRightToLeft ? "rtl" : "ltr"
    }
    return element
  }
}
