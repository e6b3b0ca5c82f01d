package import Diagnostics

/// A part of running text.
package indirect enum Inline: Hashable, Sendable {
  case text(String)
  case styled(InlineStyle, [Inline])
  case code(String)
  /// TeX source, kept from Markdown and shown as code.
  case mathematics(String)
  case link(Link)
  /// A picture within a line.
  case image(Image)
  case noteReference(NoteReference)
  /// A line break that the author asked for.
  case lineBreak
  /// Words in another language or direction than the text around them.
  case foreign(language: LanguageTag?, direction: TextDirection?, [Inline])
  /// An abbreviation and what it stands for.
  case abbreviation(String, [Inline])
}

/// How a part of running text is set apart.
package enum InlineStyle: String, Hashable, Sendable, CaseIterable {
  case emphasis, strong, deleted, inserted, marked, superscript, `subscript`, keyboard, small, cite
}

package enum TextDirection: String, Hashable, Sendable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
}

/// A link that leads somewhere; one that does not is text and a finding.
package struct Link: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    /// An absolute `http`, `https`, `mailto` or `tel` URL, percent-encoded where the URL standard asks.
    case web(String)
    /// An article of the same issue, and a heading in it by its identifier.
    case article(Article.ID, fragment: String?)
    /// A heading or other anchor of the link's own article.
    case fragment(String)
  }

  package var target: Target
  package var content: [Inline]
  /// What the author wrote as the link's title.
  package var title: String?
  package var place: SourcePlace?

  package init(
    to target: Target,
    _ content: [Inline],
    title: String? = nil,
    at place: SourcePlace? = nil
  ) {
    self.target = target
    self.content = content
    self.title = title
    self.place = place
  }
}

/// A mark in the text that leads to a note.
package struct NoteReference: Hashable, Sendable {
  /// The note's index in `Article.notes`.
  package var note: Int
  /// Which of the references to that note this is, from 0: a note leads back to each of them.
  package var occurrence: Int

  package init(note: Int, occurrence: Int) {
    self.note = note
    self.occurrence = occurrence
  }
}

/// A picture as an article shows it.
package struct Image: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    /// A file of the site, by its path in the workspace.
    case file(String)
    /// What the author wrote, where no such file was found: shown as a plain box with the alternative text.
    case missing(String)
  }

  package var source: Source
  /// What a listener hears instead; empty when the author gave none.
  package var alternativeText: String
  /// True when the author said that the picture says nothing, by `alt=""` or `role="presentation"`.
  package var isDecorative: Bool
  package var title: String?
  package var place: SourcePlace?

  package init(
    _ source: Source,
    alternativeText: String,
    isDecorative: Bool = false,
    title: String? = nil,
    at place: SourcePlace? = nil
  ) {
    self.source = source
    self.alternativeText = alternativeText
    self.isDecorative = isDecorative
    self.title = title
    self.place = place
  }
}
