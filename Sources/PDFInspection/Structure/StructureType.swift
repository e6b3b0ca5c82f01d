/// The standard structure types (ISO 32000-1, 14.8.4).
enum StructureType: String, Hashable, CaseIterable {
  case document = "Document"
  case part = "Part"
  case article = "Art"
  case section = "Sect"
  case division = "Div"
  case blockQuote = "BlockQuote"
  case caption = "Caption"
  case contents = "TOC"
  case contentsItem = "TOCI"
  case index = "Index"
  case nonStructural = "NonStruct"
  case priv = "Private"
  case paragraph = "P"
  case heading = "H"
  case heading1 = "H1"
  case heading2 = "H2"
  case heading3 = "H3"
  case heading4 = "H4"
  case heading5 = "H5"
  case heading6 = "H6"
  case list = "L"
  case listItem = "LI"
  case label = "Lbl"
  case listBody = "LBody"
  case table = "Table"
  case tableRow = "TR"
  case tableHeading = "TH"
  case tableCell = "TD"
  case tableHead = "THead"
  case tableBody = "TBody"
  case tableFoot = "TFoot"
  case span = "Span"
  case quotation = "Quote"
  case note = "Note"
  case reference = "Reference"
  case bibliographyEntry = "BibEntry"
  case code = "Code"
  case link = "Link"
  case annotation = "Annot"
  case ruby = "Ruby"
  case rubyBase = "RB"
  case rubyText = "RT"
  case rubyPunctuation = "RP"
  case warichu = "Warichu"
  case warichuText = "WT"
  case warichuPunctuation = "WP"
  case figure = "Figure"
  case formula = "Formula"
  case form = "Form"

  /// Of a heading with a number.
  var headingLevel: Int? {
    switch self {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    case .heading5: 5
    case .heading6: 6
    default: nil
    }
  }

  /// Groups that nothing is lost without: what they hold counts as their parent's.
  var isTransparent: Bool { self == .nonStructural || self == .division }
}
