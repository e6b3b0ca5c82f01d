import Testing

@testable import Collector

@Suite struct `Markdown beyond CommonMark` {
  @Test(arguments: [
    ("* TOC\n{:toc}\n\nText.", "p Text."),
    ("| a |\n|---|\n| 1 |\n{: .table}\n\nText.", "table <\n  head a\n  row 1\np Text."),
    ("{::comment}\nhidden\n{:/comment}\n\nText.", "p Text."),
    ("{::options parse_block_html=\"true\" /}\n\nText.", "p Text."),
    ("<div markdown=\"1\">\n*a*\n</div>", "p <emphasis:a>"),
    ("~~~\n{:toc}\n~~~", "code \n  |{:toc}"),
  ])
  func `is read as kramdown has it`(markdown: String, expected: String) {
    var markup = MarkupSettings()
    markup.templates = .liquid
    markup.flavour = .kramdown
    expectBody(markdown, expected, in: .test(markup: markup))
  }

  @Test(arguments: [
    ("[TOC]\n\nText.", "p Text."),
    ("!!! warning \"Mind\"\n    *a*\n\n    b\n\nc", "box Mind\n  p <emphasis:a>\n  p b\np c"),
    ("!!! note\n    a", "box Note\n  p a"),
    (
      "Text:\n\n    :::python\n    a = 1\n\n    b\n\nMore.",
      "p Text:\ncode python\n  |a = 1\n  |\n  |b\np More."
    ),
    ("{{ a }} {% b %}", "p {{ a }} {% b %}"),
  ])
  func `is read as Python has it`(markdown: String, expected: String) {
    var markup = MarkupSettings()
    markup.templates = .none
    markup.flavour = .python
    expectBody(markdown, expected, in: .test(markup: markup))
  }
}
