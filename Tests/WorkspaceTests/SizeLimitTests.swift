import Testing
import Workspace

@Suite struct SizeLimitTests {
  @Test(arguments: [
    ("25MB", 25_000_000), ("25 MB", 25_000_000), ("1.5m", 1_500_000), ("800kB", 800_000),
    ("2MiB", 2_097_152), ("4096", 4096),
  ])
  func `a size is read as people write it`(text: String, bytes: Int) {
    #expect(SizeLimit(text)?.bytes == bytes)
  }

  @Test(arguments: ["", "MB", "-3MB", "3 miles", "1e9", "0", "99999999999999GB", "1..2MB"])
  func `what is no size is refused`(text: String) { #expect(SizeLimit(text) == nil) }

  @Test func `a size is told in a word`() {
    #expect("\(SizeLimit(bytes: 24_840_000))" == "24.8 MB")
    #expect("\(SizeLimit(bytes: 640_400))" == "640 kB")
  }
}
