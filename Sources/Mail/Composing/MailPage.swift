internal import Articles
internal import XML

/// A mail as HTML: one column, styles in the elements, nothing loaded from elsewhere.
///
/// Mail programs know little of HTML, and each something else; what all know is an element with its style. The rules
/// in the head only change colours in the dark, where a program obeys them.
struct MailPage {
  private let contents: MailContents

  init(_ contents: MailContents) { self.contents = contents }

  var html: String {
    let document = XMLDocument(doctype: "html", root: page)
    let blocks: Set<String> = ["html", "head", "body", "div"]
    return String(
      decoding: document.encoded(indenting: .inside(blocks), declaration: false),
      as: UTF8.self
    )
  }

  private var page: XMLElement {
    let direction = contents.language.isRightToLeft ? "rtl" : "ltr"
    return XMLElement("html", ["lang": contents.language.tag, "dir": direction]) {
      XMLElement("head") {
        XMLElement("meta", ["charset": "utf-8"])
        XMLElement("meta", ["name": "viewport", "content": "width=device-width"])
        XMLElement("meta", ["name": "color-scheme", "content": "light dark"])
        XMLElement("meta", ["name": "supported-color-schemes", "content": "light dark"])
        XMLElement("title", text: contents.title)
        XMLElement("style", text: MailStyle.dark)
      }
      XMLElement("body", ["class": "ground", "style": MailStyle.ground]) {
        XMLElement("div", ["class": "text", "style": MailStyle.column]) {
          head
          opening
          contents.departments.enumerated().flatMap { department($0, $1) }
          closing
        }
      }
    }
  }

  // MARK: Head

  @XMLBuilder private var head: [XMLNode] {
    XMLElement("h1", ["style": MailStyle.name], text: contents.title)
    XMLElement("p", ["class": "grey", "style": MailStyle.dateline], text: contents.dateline)
    XMLElement("hr", ["class": "bar", "style": MailStyle.bar])
  }

  @XMLBuilder private var opening: [XMLNode] {
    if let introduction = contents.introduction {
      XMLElement("p", ["style": MailStyle.introduction], text: introduction)
    }
    if !contents.downloads.isEmpty {
      XMLElement("p", ["style": MailStyle.introduction]) {
        contents.downloadWords
        contents.downloads.enumerated().flatMap { index, link in
          [.text(index == 0 ? " " : ", "), .element(MailPage.link(link))]
        }
      }
    }
  }

  // MARK: Stories

  private func department(
    _ index: Int,
    _ department: MailContents.Department
  ) -> [XMLNode] {
    let title = department.title
    let rule = title == nil ? MailStyle.rule : MailStyle.department
    let opening =
      index > 0 || title != nil
      ? [XMLElement("h2", ["class": "grey rule", "style": rule], text: title ?? "\u{A0}")] : []
    return opening.map(XMLNode.element)
      + department.stories.enumerated().flatMap { place, story in
        self.story(story, isLead: index == 0 && place == 0)
      }
  }

  private func story(_ story: MailContents.Story, isLead: Bool) -> [XMLNode] {
    let isForeign = story.language != contents.language
    let language = isForeign ? story.language.tag : nil
    let direction =
      isForeign && story.language.isRightToLeft != contents.language.isRightToLeft
      ? (story.language.isRightToLeft ? "rtl" : "ltr") : nil
    let block = XMLElement(
      "div",
      ["lang": language, "dir": direction, "style": MailStyle.story]
    ) {
      XMLElement("h3", ["style": isLead ? MailStyle.leadTitle : MailStyle.title], text: story.title)
      if let description = story.description {
        XMLElement("p", ["style": MailStyle.description], text: description)
      }
      XMLElement("p", ["class": "grey", "style": MailStyle.meta]) {
        story.meta
        if let url = story.url {
          "\u{A0} "
          MailPage.link(MailContents.Link(words: contents.readOnline, url: url))
        }
      }
    }
    return [.element(block)] + (isLead && !contents.takeaways.isEmpty ? [.element(takeaways)] : [])
  }

  private var takeaways: XMLElement {
    XMLElement("div", ["class": "bar", "style": MailStyle.takeaways]) {
      XMLElement("p", ["style": MailStyle.takeawaysTitle], text: contents.takeawaysTitle)
      contents.takeaways.map { XMLElement("p", ["style": MailStyle.takeaway], text: $0) }
    }
  }

  // MARK: Foot

  @XMLBuilder private var closing: [XMLNode] {
    if let omission = contents.omission {
      XMLElement("p", ["style": MailStyle.introduction], text: omission)
    }
    XMLElement("div", ["class": "grey rule", "style": MailStyle.foot]) {
      XMLElement("p", ["style": MailStyle.footLine]) {
        contents.reason
        [contents.unsubscribe, contents.preferences].compactMap(\.self).flatMap { link in
          [XMLNode.text(" "), .element(MailPage.link(link)), .text(".")]
        }
      }
      if let address = contents.postalAddress {
        XMLElement("p", ["style": MailStyle.footLine], text: address)
      }
    }
  }

  private static func link(_ link: MailContents.Link) -> XMLElement {
    XMLElement(
      "a",
      ["href": link.url, "class": "link", "style": MailStyle.link],
      text: link.words
    )
  }
}
