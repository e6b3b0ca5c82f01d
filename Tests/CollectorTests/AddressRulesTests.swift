import Articles
import Testing

@testable import Collector

@Suite struct `an article's address` {
  private func path(
    _ folder: String = "posts",
    _ name: String = "a-b",
    rules: AddressRules = AddressRules(),
    change: (inout PageAddress) -> Void = { _ in }
  ) -> String {
    var address = PageAddress(
      folder: folder,
      name: name,
      section: folder.split(separator: "/").first.map(String.init) ?? "",
      sectionPath: folder,
      title: "The Title: A/B",
      date: DateText("2026-02-04T23:30:00-05:00")?.moment(in: .utc)
    )
    change(&address)
    return rules.path(of: address)
  }

  @Test(arguments: [
    ("posts", "U_p P%er#C", "/posts/u_p-per#c/"), ("", "about", "/about/"), ("", "", "/"),
    ("a b/C", "中文 标题", "/a-b/c/%E4%B8%AD%E6%96%87-%E6%A0%87%E9%A2%98/"),
    ("x", "a  b--c", "/x/a-b--c/"),
  ])
  func `is its path in Hugo's spelling`(folder: String, name: String, address: String) {
    #expect(path(folder, name) == address)
  }

  @Test func `ends in its slug, or is what url says`() {
    #expect(path { $0.slug = "A B/c.d é" } == "/posts/a-b/c.d-%C3%A9/")
    #expect(path { $0.url = "/x/y" } == "/x/y/")
    #expect(path { $0.url = "/x/y.html" } == "/x/y.html")
    #expect(path { ($0.url, $0.languagePrefix) = ("x", "/fr") } == "/fr/x/")
    #expect(path { $0.languagePrefix = "/fr" } == "/fr/posts/a-b/")
  }

  @Test(arguments: [
    (":year/:month/:day/:slug/", "/2026/02/04/the-title-a/b/"),
    ("/:section/:filename/", "/posts/a-b/"), ("/x/:slugorfilename", "/x/a-b/"),
    ("/:monthname/:yearday/:weekday", "/february/35/3/"),
    ("/:sections[1:]/:title", "/deep/the-title-a/b/"),
    ("/:sections[last]/x:nothing", "/deep/xnothing/"), ("/:", "/"),
    ("/:sections[", "/posts/deep/"),
  ])
  func `follows the pattern of its section`(pattern: String, address: String) {
    let rules = AddressRules(patterns: ["posts": AddressPattern(pattern)])
    #expect(path("posts/deep", rules: rules) == address)
    #expect(path("pages", rules: rules) == "/pages/a-b/")
  }

  @Test func `has Go's first day where there is no date`() {
    let rules = AddressRules(patterns: ["posts": AddressPattern("/:year/:month/:day/:slug/")])
    #expect(path(rules: rules) { $0.date = nil } == "/1/01/01/the-title-a/b/")
  }

  @Test func `may be ugly, keep its capitals, or lose its accents`() {
    #expect(path(rules: AddressRules(isUgly: true)) == "/posts/a-b.html")
    #expect(path("Posts", rules: AddressRules(keepsCase: true)) == "/Posts/a-b/")
    #expect(
      path("p", "crème brûlée", rules: AddressRules(removesAccents: true)) == "/p/creme-brulee/"
    )
  }

  @Test(arguments: [
    ("https://X.Example", "https://x.example/"),
    (" http://x.example:8080/a//b/ ", "http://x.example:8080/a/b/"),
    ("https://x.example/?q#f", "https://x.example/"),
  ])
  func `stands on a base URL with one slash at its end`(written: String, base: String) {
    #expect(Collector.baseURL(written) == base)
  }

  @Test(arguments: [
    "", "/", "x.example", "ftp://x.example", "https://", "https:///a", "https://a b/", "//x",
    "https://a..b/", "https://x:99999/",
  ])
  func `stands on no base URL but http and https with a host`(written: String) {
    #expect(Collector.baseURL(written) == nil)
  }
}
