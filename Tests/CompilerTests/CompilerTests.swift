import Diagnostics
import Testing

@testable import Compiler

@Suite struct `A file that we made` {
  private func finding(_ severity: Diagnostic.Severity) -> Diagnostic {
    Diagnostic(severity, id: "untagged-pdf", "it is not tagged", at: SourcePlace(file: "a.pdf"))
  }

  @Test func `is not written when its inspection finds an error`() throws {
    let failure = try #require(
      CompilerFailure(inspecting: "the PDF", [finding(.warning), finding(.error)])
    )
    #expect(failure.reason == .defect("the PDF fails its inspection and is not written"))
    #expect(failure.diagnostics.map(\.severity) == [.error])
  }

  @Test func `is written for all that is only worth a warning`() {
    #expect(CompilerFailure(inspecting: "the PDF", [finding(.warning), finding(.note)]) == nil)
  }
}
