import PDFObjects
import QPDF

/// The file as a whole: its first and last bytes, and whether it could be read as it is.
struct FileRules {
  private(set) var marks = PDFMarks()

  /// ISO 19005-2, 6.1.2 and 6.1.3.
  mutating func check(_ bytes: [UInt8]) {
    let head = Array(bytes.prefix(32))
    if !head.starts(with: "%PDF-1.".utf8) {
      let isNewer = head.starts(with: "%PDF-2.".utf8)
      marks.add(
        .archive,
        "pdf-header",
        isNewer
          ? "it is PDF 2.0, which PDF/A-2 and PDF/UA-1 know nothing of"
          : "it does not begin with '%PDF-1.', as some programs want it"
      )
    } else if !hasBinaryComment(head) {
      marks.add(
        .archive,
        "pdf-header",
        "the second line is no comment of four bytes above 127, by which others see that it is no text"
      )
    }
    var end = bytes.suffix(8)[...]
    while end.last == 10 || end.last == 13 { end.removeLast() }
    if !end.reversed().starts(with: "%%EOF".utf8.reversed()) {
      marks.add(.archive, "trailing-bytes", "something stands behind the last '%%EOF'")
    }
  }

  private func hasBinaryComment(_ head: [UInt8]) -> Bool {
    let second = head.drop { $0 != 10 && $0 != 13 }.drop { $0 == 10 || $0 == 13 }
    return second.first == UInt8(ascii: "%") && second.dropFirst().prefix(4).count == 4
      && second.dropFirst().prefix(4).allSatisfy { $0 > 127 }
  }

  /// What libqpdf saw while it read the file.
  mutating func check(_ reader: PDFDocumentReader) {
    for warning in reader.warnings { marks.add(.format, "damaged-pdf", warning) }
    if reader.isTruncated {
      marks.add(.format, "too-large", "it has more objects than are read; the rest is not checked")
    }
    guard reader.isEncrypted else { return }
    marks.add(.archive, "encrypted-pdf", "it is encrypted, which an archive cannot be")
    if !reader.allowsAccessibility {
      marks.add(
        .accessibility,
        "encrypted-pdf",
        "its permissions forbid programs that read aloud to have its text"
      )
    }
  }
}
