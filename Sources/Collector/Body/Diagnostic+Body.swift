import Diagnostics

extension Diagnostic {
  // MARK: - Markdown

  static func markdownNotRead(at place: SourcePlace) -> Diagnostic {
    Diagnostic(.error, id: "unreadable-markdown", "the Markdown parser failed", at: place)
  }

  static func nestedTooDeep(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "too-deep",
      "nested deeper than \(BodyComposer.deepestNesting) levels; what is deeper was flattened",
      at: place
    )
  }

  static func tableTooLarge(most cells: Int, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "table-too-large",
      "a table of more than \(cells) cells; shown without its rules and columns",
      at: place,
      hint: "split the table"
    )
  }

  static func tooMuchMarkup(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "too-much-markup",
      "more lines and markup than are read of one article; printed from here on as it is written",
      at: place,
      hint: "split the article"
    )
  }

  static func invalidText(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-utf-8",
      "bytes that are no UTF-8; shown as \u{FFFD}",
      at: place,
      hint: "save the file as UTF-8"
    )
  }

  // MARK: - Notes and fragments

  static func missingNote(_ label: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "missing-note",
      "no note '[^\(label)]:' in this article",
      at: place
    )
  }

  static func unusedNote(_ label: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unused-note",
      "nothing refers to the note '[^\(label)]'; printed after the others",
      at: place
    )
  }

  static func missingFragment(
    _ fragment: String,
    at place: SourcePlace?,
    hint: String?
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "missing-fragment",
      "no heading '#\(excerpt(fragment))' in this article",
      at: place,
      hint: hint
    )
  }

  // MARK: - Pictures and media

  static func missingImage(
    _ destination: String,
    hint: String?,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "missing-image",
      "no image '\(excerpt(destination))' in static/ or beside the article",
      at: place,
      hint: hint
    )
  }

  /// Of the picture that front matter or the bundle gives to an article.
  static func missingAlternativeText(
    ofOwnPicture path: String,
    at place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "missing-alt",
      "the article's picture '\(excerpt(path))' has no alternative text",
      at: place,
      hint: "say what it shows with 'image_alt' in the front matter"
    )
  }

  static func missingAlternativeText(
    _ destination: String,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "missing-alt",
      "the image '\(excerpt(destination))' has no alternative text",
      at: place,
      hint: "say between the brackets what the image shows"
    )
  }

  static func remotePicture(_ destination: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .note,
      id: "remote-image",
      "the image '\(excerpt(destination))' is on the web; shown as a link",
      at: place
    )
  }

  /// A picture of an article's own that is not here; the article is printed without it.
  static func remoteFeaturedPicture(_ destination: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .note,
      id: "remote-image",
      "the image '\(excerpt(destination))' is on the web; the article is printed without it",
      at: place
    )
  }

  /// Pictures that the site's data name and that lie elsewhere; said once for all of them.
  static func remoteCatalogue(_ destination: String, at place: SourcePlace) -> Diagnostic {
    let folder = destination.lastIndex(of: "/").map { destination[...$0] } ?? destination[...]
    return Diagnostic(
      .note,
      id: "remote-catalogue",
      "the images that the site's data name lie on the web, at '\(excerpt(String(folder)))'; "
        + "in texts they are shown as links",
      at: place
    )
  }

  static func pictureInText(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "image-in-text",
      "an image written into the text as 'data:' is not shown",
      at: place,
      hint: "save it as a file beside the article"
    )
  }

  /// What is shown as a link; `words` stand in it for browsers that cannot show it.
  static func shownAsLink(
    _ name: String,
    without words: String = "",
    at place: SourcePlace
  ) -> Diagnostic {
    let rest = words.isEmpty ? "" : ", without its text '\(excerpt(words))'"
    return Diagnostic(.note, id: "shown-as-link", "'\(name)' is shown as a link" + rest, at: place)
  }

  // MARK: - HTML

  static func droppedElement(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "dropped-html",
      "'<\(excerpt(name))>' cannot be printed and is left out",
      at: place
    )
  }

  static func unwrappedElement(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "dropped-html",
      "'<\(excerpt(name))>' cannot be printed; the text in it stays",
      at: place
    )
  }

  static func rawHTMLLeftOut(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "raw-html-left-out",
      "raw HTML is left out since the site says 'goldmark.renderer.unsafe = false'",
      at: place
    )
  }

  static func tooManyTags(at place: SourcePlace) -> Diagnostic {
    Diagnostic(.error, id: "too-many-tags", "too many HTML tags; the rest are left out", at: place)
  }

  static func unclosedComment(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unclosed-comment",
      "a comment '<!--' without '-->' hides what follows",
      at: place
    )
  }

  /// The author's words, cut where they would fill a screen.
  static func excerpt(_ text: String) -> String {
    text.utf8.count <= 200 ? text : text.prefix(120) + "\u{2026}"
  }
}
