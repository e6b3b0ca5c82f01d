import Articles
import CommonMark
import Diagnostics

extension BodyComposer {
  /// What an author wrote of a picture.
  struct PictureRequest {
    var destination: String
    var alternativeText = ""
    var title: String?
    /// True when the author said that the picture says nothing.
    var isDecorative = false
    /// Whether the site's data name the picture, and not the author.
    var isCatalogued = false
    var place: SourcePlace
  }

  mutating func image(_ node: MarkdownNode, at destination: String, title: String) -> Piece {
    let alternative = node.children.map { plainText(of: $0) }.joined()
    return picture(
      PictureRequest(
        destination: destination,
        alternativeText: alternative,
        title: title.isEmpty ? nil : marks.restored(title),
        place: place(of: node, beginning: "!")
      )
    )
  }

  /// A picture, a card for one that is not here, or a box for one that is missing.
  mutating func picture(_ request: PictureRequest) -> Piece {
    let destination = marks.replacing(in: request.destination, by: addressText)
    guard !destination.hasPrefix("data:") else {
      diagnostics.append(.pictureInText(at: request.place))
      return .inline(.text(request.alternativeText))
    }
    let source: Image.Source
    switch context.references.picture(destination) {
    case .file(let path): source = .file(path)
    case .missing(let hint):
      diagnostics.append(.missingImage(destination, hint: hint, at: request.place))
      source = .missing(destination)
    case .remote:
      diagnostics.append(
        request.isCatalogued
          ? .remoteCatalogue(destination, at: request.place)
          : .remotePicture(destination, at: request.place)
      )
      return .card(
        LinkCard(.picture, url: absolute(destination), title: request.alternativeText)
      )
    }
    if request.alternativeText.isEmpty, !request.isDecorative {
      diagnostics.append(.missingAlternativeText(destination, at: request.place))
    }
    return .inline(
      .image(
        Image(
          source,
          alternativeText: request.alternativeText,
          isDecorative: request.isDecorative,
          title: request.title,
          at: request.place
        )
      )
    )
  }

  /// The address on the web that the site makes of `destination`.
  func absolute(_ destination: String) -> String {
    if case .target(.web(let url)) = context.references.link(destination) { return url }
    return destination.hasPrefix("//") ? "https:" + destination : destination
  }

  private func plainText(of node: MarkdownNode) -> String {
    switch node.kind {
    case .text(let text), .codeSpan(let text): marks.stripped(text)
    case .softBreak, .lineBreak: " "
    default: node.children.map { plainText(of: $0) }.joined()
    }
  }
}
