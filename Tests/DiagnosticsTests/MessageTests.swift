import Diagnostics
import Testing

@Suite struct MessageTests {
  @Test func `what a file says is one line of a message, and not a long one`() {
    #expect("plain".singleLine == "plain")
    #expect("one\ntwo\u{7F}three".singleLine == "one two three")
    #expect(
      String(repeating: "ä", count: 400).singleLine == String(repeating: "ä", count: 300) + "…"
    )
  }
}
