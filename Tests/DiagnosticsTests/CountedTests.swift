import Diagnostics
import Testing

@Test(arguments: [(0, "0 pages"), (1, "1 page"), (2, "2 pages")])
func `what is counted agrees with its number`(count: Int, words: String) {
  #expect(counted(count, "page") == words)
}
