import Drawing

/// Why a document could not be written as a PDF.
package enum PDFFailure: Error, Hashable, Sendable {
  /// The document has no pages, which no PDF can say.
  case noPages
  /// A page shows a picture that was not given; pages are counted from 1.
  case missingPicture(key: String, page: Int)
  /// A font file that a page is set in is not where it was looked for.
  case missingFont(file: String, page: Int)
  /// Something on a page could not be drawn; `words` are some of those that it stands with.
  case drawing(page: Int, words: String, reason: String)
  /// A picture could not be put into the file.
  case picture(key: String, reason: String)
  /// A drawing could not be set as lines and areas; as pixels it still can.
  case vectorPicture(key: String, reason: String)
  /// What Cairo wrote was not as it always is, or could not be finished.
  case finishing(String)
}

extension PDFFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noPages: "the document has no pages"
    case .missingPicture(let key, let page): "page \(page): no picture '\(key)' was given"
    case .missingFont(let file, let page): "page \(page): no font file '\(file)'"
    case .drawing(let page, "", let reason): "page \(page): \(reason)"
    case .drawing(let page, let words, let reason): "page \(page), at '\(words)': \(reason)"
    case .picture(let key, let reason): "the picture '\(key)': \(reason)"
    case .vectorPicture(let key, let reason): "the drawing '\(key)': \(reason)"
    case .finishing(let reason): "the PDF cannot be finished: \(reason)"
    }
  }

  /// A way out, where there is one.
  package var hint: String? {
    if case .missingFont = self { "'make fonts' brings the fonts" } else { nil }
  }
}

extension PDFFailure {
  init(_ failure: DrawingFailure, page: Int, words: String) {
    switch failure {
    case .missingFont(let file): self = .missingFont(file: file, page: page)
    case .cairo, .unreadableFont, .badSize, .vector:
      self = .drawing(page: page, words: words, reason: failure.description)
    }
  }
}
