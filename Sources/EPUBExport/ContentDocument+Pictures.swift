import Articles
import Layout
import Pictures
import XML

extension ContentDocument {
  mutating func figure(_ figure: Figure) -> XMLElement {
    let href = isInLink ? nil : figure.link.flatMap(href)
    var pictures: [XMLElement] = []
    for image in figure.images { pictures.append(picture(image)) }
    let caption = caption(of: figure)
    return XMLElement("figure") {
      if let href {
        XMLElement("a", ["href": href]) { pictures }
      } else {
        pictures
      }
      caption
    }
  }

  /// What stands below a figure: the caption, then whose picture it is.
  private mutating func caption(of figure: Figure) -> XMLElement? {
    let caption = figure.caption.isBlank ? [] : inlines(figure.caption)
    let credit = figure.credit.isBlank ? [] : inlines(figure.credit)
    guard !caption.isEmpty || !credit.isEmpty else { return nil }
    return XMLElement("figcaption") {
      caption
      if !credit.isEmpty {
        if !caption.isEmpty { " " }
        XMLElement("span", ["class": "credit"]) { credit }
      }
    }
  }

  /// A picture on its own line, or a box with its words where there is none.
  private mutating func picture(_ image: Image) -> XMLElement {
    shelf.picture(of: image).map { self.image(image, $0) } ?? missing(image, as: "p")
  }

  mutating func inlinePicture(_ image: Image) -> XMLElement {
    shelf.picture(of: image).map { self.image(image, $0) } ?? missing(image, as: "span")
  }

  private func missing(_ image: Image, as name: String) -> XMLElement {
    XMLElement(name, ["class": "missing"], text: issue.phrases.wordsForMissing(image))
      .inLanguage(language(ofWordsFor: image), within: language)
  }

  /// The author's words are in the article's language, ours in the issue's.
  private func language(ofWordsFor image: Image) -> LanguageTag {
    image.alternativeText.isEmpty && !image.isDecorative ? issueLanguage : language
  }

  /// Says how wide the picture is and not how high: calibre keeps a written height when it makes the width fit
  /// the page, and so distorts the picture in what it converts for Kindle.
  private mutating func image(_ image: Image, _ shelved: ShelvedPicture) -> XMLElement {
    remember(shelved, of: image)
    return XMLElement(
      "img",
      [
        "src": shelved.name, "alt": image.isDecorative ? "" : issue.phrases.words(for: image),
        "role": image.isDecorative ? "presentation" : nil,
        "width": String(shelved.picture.pixelWidth),
      ]
    )
    .inLanguage(language(ofWordsFor: image), within: language)
  }
}
