/// A style sheet that is a file of its own.
struct StyleSheetRules {
  private(set) var marks = Marks()
  private(set) var references: [Reference] = []

  init(_ bytes: [UInt8], path: String) {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      marks.warning(
        "wrong-encoding",
        "the style sheet is UTF-16",
        hint: "write it as UTF-8, which every reader knows"
      )
      return
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      marks.error("wrong-encoding", "the style sheet is no UTF-8")
      return
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var reader = StyleReader(bytes[start...], path: path)
    reader.readSheet()
    marks = reader.marks
    references = reader.references
  }
}
