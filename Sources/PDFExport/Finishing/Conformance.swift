import PageModel

extension PagedDocument {
  /// Whether the file may say that it is PDF/A-2a and PDF/UA-1, as far as that is for the document to decide.
  ///
  /// What the file itself must do is always done.
  func keepsPromisesOfConformance(with metadata: PDFMetadata) -> Bool {
    guard !metadata.title.isEmpty, !metadata.language.isEmpty else { return false }
    var level = 0
    for element in structure.elements {
      // ISO 14289-1, 7.3: figures have words. 7.4.2: levels of headings are not skipped.
      if element.role == .figure, element.alternativeText == nil, element.actualText == nil {
        return false
      }
      if let own = element.role.headingLevel {
        guard own <= level + 1 else { return false }
        level = own
      }
    }
    return true
  }
}

extension StructureElement.Role {
  fileprivate var headingLevel: Int? {
    switch self {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    case .heading5: 5
    case .heading6: 6
    case .document, .part, .article, .section, .division, .blockQuote, .caption, .contents,
      .contentsItem, .paragraph, .list, .listItem, .label, .listBody, .table, .tableRow,
      .tableHeading, .tableCell, .tableHead, .tableBody, .span, .reference, .note, .code, .link,
      .figure:
      nil
    }
  }
}
