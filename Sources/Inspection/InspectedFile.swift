import Pictures
import XML
import Zip

/// A file of the book as it was inspected by itself.
struct InspectedFile: Sendable {
  let path: String
  let item: PackageDocument.Item
  var marks = Marks()
  /// Kept of texts, since later rules mark places in them.
  var bytes: [UInt8] = []
  /// Of content documents.
  var facts: ContentFacts?
  /// Of style sheets and tables of contents; documents have theirs in `facts`.
  var references: [Reference] = []
  /// Of the navigation document and the NCX, which are read once more.
  var document: XMLTranscript?
  var picture: PictureFacts?

  init(path: String, item: PackageDocument.Item) {
    self.path = path
    self.item = item
  }

  var allReferences: [Reference] { (facts?.references ?? []) + references }
}

/// Inspects each file of a book by itself, so that many can be inspected side by side.
struct FileInspector: Sendable {
  let container: Container
  let isCurrent: Bool
  let options: InspectionOptions
  /// Files that are encrypted or obfuscated.
  let hidden: Set<String>
  /// Pictures beyond the number of pixels that are decoded in one book.
  let undecoded: Set<String>

  func inspect(_ path: String, _ item: PackageDocument.Item) -> InspectedFile {
    var file = InspectedFile(path: path, item: item)
    guard !hidden.contains(path) else { return file }
    let isText = FileInspector.isText(item.mediaType)
    let limit = isText ? InspectionOptions.longestText : InspectionOptions.longestFile
    do throws(ArchiveFailure) {
      let bytes = try container.contents(of: path, limit: limit)
      if isText { file.bytes = bytes }
      inspect(bytes, into: &file)
    } catch {
      file.marks.error("damaged-file", "it cannot be unpacked: \(error.message)")
    }
    return file
  }

  static func isText(_ type: String) -> Bool {
    [MediaTypes.xhtml, MediaTypes.svg, MediaTypes.ncx, MediaTypes.css, MediaTypes.overlay]
      .contains(type) || type == "text/x-oeb1-document" || type == "text/html"
  }

  private func inspect(_ bytes: [UInt8], into file: inout InspectedFile) {
    let type = file.item.mediaType
    switch type {
    case MediaTypes.xhtml, "text/x-oeb1-document", "text/html": readContent(bytes, into: &file)
    case MediaTypes.svg:
      readContent(bytes, into: &file)
      readPicture(bytes, into: &file)
    case MediaTypes.ncx: readContents(bytes, into: &file)
    case MediaTypes.overlay: readOverlay(bytes, into: &file)
    case MediaTypes.css:
      let rules = StyleSheetRules(bytes, path: file.path)
      file.marks.append(rules.marks)
      file.references = rules.references
    default:
      if type.hasPrefix("image/") {
        readPicture(bytes, into: &file)
      } else if MediaTypes.isFont(type) {
        file.marks.append(FontRules(bytes, file.item).marks)
      }
    }
  }

  private func readContent(_ bytes: [UInt8], into file: inout InspectedFile) {
    let isDrawing = file.item.mediaType == MediaTypes.svg
    guard let document = XMLFile.read(bytes, into: &file.marks) else { return }
    if !isDrawing, isCurrent { DocumentRules.checkDeclarations(of: document, into: &file.marks) }
    var reader = ContentReader(document, path: file.path, isCurrent: isCurrent)
    reader.read(isDrawing: isDrawing)
    file.marks.append(reader.marks)
    file.facts = reader.facts
    if file.item.properties.contains("nav") { file.document = document }
  }

  private func readPicture(_ bytes: [UInt8], into file: inout InspectedFile) {
    let rules = PictureRules(
      bytes,
      file.item,
      path: file.path,
      isDecoded: options.decodesPictures && !undecoded.contains(file.path)
    )
    file.marks.append(rules.marks)
    file.picture = rules.facts
  }

  private func readContents(_ bytes: [UInt8], into file: inout InspectedFile) {
    guard let document = XMLFile.read(bytes, into: &file.marks) else { return }
    file.document = document
    let contents = NCXDocument(document, path: file.path)
    file.references = contents.points.map(\.reference)
  }

  private func readOverlay(_ bytes: [UInt8], into file: inout InspectedFile) {
    guard let document = XMLFile.read(bytes, into: &file.marks) else { return }
    for element in document.elements {
      let name = document.name(of: element).local
      guard name == "text" || name == "audio", let source = document.value(of: "src", in: element)
      else { continue }
      file.references.append(
        Reference(
          purpose: name == "text" ? .spokenText : .media,
          address: Address(source, in: file.path),
          written: source,
          offset: element.offset
        )
      )
    }
  }
}
