extension PDFMetadata {
  /// Writes the information dictionary (ISO 32000-1, 14.3.3).
  func putInformation(into syntax: inout PDFSyntax) {
    let entries = [
      ("Title", title), ("Author", authors.joined(separator: ", ")), ("Subject", subject ?? ""),
      ("Keywords", keywords.joined(separator: ", ")), ("Creator", producer),
      ("Producer", producer),
    ]
    syntax.put("<<")
    for (key, text) in entries where !text.isEmpty {
      syntax.put(name: key)
      syntax.put(text: text)
    }
    if let date = modificationDate {
      for key in ["CreationDate", "ModDate"] {
        syntax.put(name: key)
        syntax.put(string: date.utf8)
      }
    }
    syntax.put(">>")
  }

  /// The date as PDF writes it, `D:20260214175422Z`; `nil` when `modified` is not of its one form.
  var modificationDate: String? {
    let form = Array("0000-00-00T00:00:00Z".utf8)
    let date = Array(modified.utf8)
    guard date.count == form.count else { return nil }
    for (byte, pattern) in zip(date, form) {
      let isDigit = (48...57).contains(byte)
      guard pattern == UInt8(ascii: "0") ? isDigit : byte == pattern else { return nil }
    }
    return "D:" + String(decoding: date.filter { (48...57).contains($0) }, as: UTF8.self) + "Z"
  }
}
