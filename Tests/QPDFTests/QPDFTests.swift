import QPDF
import Testing

/// A linearized issue is looked at by `ConformanceTests`.
@Suite struct `putting a PDF in order` {
  @Test(arguments: [
    "", "%PDF-1.7", "no PDF at all", String(repeating: "1 0 obj << ", count: 5_000),
  ])
  func `what is no PDF is refused in words`(contents: String) {
    #expect(throws: QPDFFailure.self) {
      try Linearization.linearized(Array(contents.utf8))
    }
  }
}
