import Diagnostics
import Geometry
import Layout
import Testing

@Suite struct DescriptionCoverTests {
  /// A layout with a cover whose forms have these elements, one a line.
  private func layout(picture: String = "", plain: String, styles: String = "  text: {}") -> String
  {
    smallLayout(
      styles: styles,
      more: """
        cover:
          size: 200x300
          margin: 10pt
          with-picture: { elements: [\(picture)] }
          typographic:
            background: rule
            color: ink
            elements:
        \(plain.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
        """
    )
  }

  @Test func `an element stands at its top, at its bottom, or under what is above it`() throws {
    let source = layout(
      plain: """
        - nameplate: { top: 20pt, max-height: 60pt }
        - title: { gap: 12pt }
        - departments: { bottom: 8pt, color: "#ff0000" }
        """
    )
    let result = readLayout(source)
    #expect(result.diagnostics == [])
    let form = try #require(result.value?.cover?.typographic)
    #expect(form.elements.map(\.place) == [.top(.pt(20)), .below, .bottom(.pt(8))])
    #expect(form.elements.map(\.maxHeight) == [.pt(60), nil, nil])
    #expect(form.elements.map { $0.color?.paged.css } == ["#111111", "#111111", "#ff0000"])
    #expect(form.elements.allSatisfy { $0.left == .pt(10) && $0.width == .pt(180) })
  }

  @Test func `pictures and bands reach to the edges unless told otherwise`() throws {
    let source = layout(picture: "picture: {}, band: {}, rule: {}", plain: "- title: {}")
      .replacing(
        "picture: {}, band: {}, rule: {}",
        with: "{ picture: {} }, { band: {} }, { rule: {} }"
      )
    let form = try #require(readLayout(source).value?.cover?.withPicture)
    #expect(form.elements.map(\.left) == [.zero, .zero, .pt(10)])
    #expect(form.elements.map(\.width) == [.pt(200), .pt(200), .pt(180)])
    #expect(form.elements.map(\.color) == [nil, nil, nil])
  }

  @Test func `an element's style counts over that of its role`() throws {
    let source = layout(
      plain: "- title: { style: { font-style: italic, font-family: mono } }",
      styles: "  cover-title: { font-size: 30pt, font-style: normal }"
    )
    let layout = try #require(readLayout(source).value)
    let element = try #require(layout.cover?.typographic.elements.first)
    let style = layout.style(for: element, as: .coverTitle)
    #expect(style.fontSize == .pt(30))
    #expect(style.isItalic)
    #expect(layout.style(for: .coverTitle).isItalic == false)
    #expect(layout.faces.contains(FaceName(family: "jetbrains-mono", style: "italic")))
  }

  @Test func `mistakes in elements are reported where they are`() {
    expectFindings(
      in: layout(
        plain: """
          - 1️⃣titel: { top: 1pt }
          - title: { top: 1pt, bottom: 2️⃣2pt }
          - deck: { style: { 3️⃣font-sise: 9pt }, 4️⃣tops: 1pt }
          """
      ),
      [
        ("1️⃣", "no key 'titel' in 'elements' [unknown-layout-key]; did you mean 'title'?"),
        (
          "2️⃣",
          "an element of the cover has 'top' or 'bottom', not both [invalid-layout-value]; a text is as high as it comes out; 'max-height' keeps it low"
        ),
        (
          "3️⃣",
          "no key 'font-sise' in the style of 'deck' [unknown-layout-key]; did you mean 'font-size'?"
        ),
        ("4️⃣", "no key 'tops' in an element of the cover [unknown-layout-key]; did you mean 'top'?"),
      ]
    )
  }
}
