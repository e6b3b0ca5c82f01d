/// A file that travels inside a PDF.
package struct PDFAttachment: Hashable, Sendable {
  /// With its suffix, as a reader saves it.
  package var name: String
  package var mediaType: String
  /// What it is, for people.
  package var description: String
  package var bytes: [UInt8]

  package init(name: String, mediaType: String, description: String, bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.description = description
    self.bytes = bytes
  }
}

extension PDFAttachment {
  /// Writes the file and its description (ISO 32000-1, 7.11; associated as ISO 19005-3, 6.8, has it).
  ///
  /// It is another form of the whole document, and so belongs to the document as a whole.
  func write(
    to pdf: inout PDFFile,
    modified: String?
  ) throws(PDFFailure) -> ObjectNumber {
    let contents = pdf.reserve()
    let dictionary = PDFSyntax.written {
      $0.put("/Type /EmbeddedFile /Subtype")
      $0.put(name: escapedMediaType)
      $0.put("/Params << /Size")
      $0.put(bytes.count)
      if let modified {
        $0.put("/ModDate")
        $0.put(string: modified.utf8)
      }
      $0.put(">>")
    }
    pdf.write(stream: bytes, dictionary: dictionary, as: contents)
    return pdf.add {
      $0.put("<< /Type /Filespec /AFRelationship /Alternative /F")
      $0.put(text: name)
      $0.put("/UF")
      $0.put(text: name)
      $0.put("/Desc")
      $0.put(text: description)
      $0.put("/EF << /F")
      $0.put(contents)
      $0.put("/UF")
      $0.put(contents)
      $0.put(">> >>")
    }
  }

  /// The type as a name, in which a stroke must be written by its number (ISO 32000-1, 7.3.5).
  private var escapedMediaType: String {
    mediaType.utf8.reduce(into: "") { name, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      default: name += "#" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
