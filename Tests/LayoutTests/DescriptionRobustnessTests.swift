import Diagnostics
import Geometry
import Layout
import Testing

@Suite struct DescriptionRobustnessTests {
  @Test func `no beginning of a layout harms its reader`() throws {
    let bytes = try ShippedLayout.briefing.bytes()
    for end in stride(from: 0, to: bytes.count, by: 67) {
      _ = LayoutReader.read(bytes.prefix(end), file: "layout.yaml")
    }
  }

  @Test func `no exchange of two of a layout's words harms its reader or what it reads`() throws {
    let words = String(decoding: try ShippedLayout.briefing.bytes(), as: UTF8.self)
      .split(separator: " ", omittingEmptySubsequences: false)
    for step in stride(from: 0, to: words.count, by: 29) {
      var shuffled = words
      shuffled.swapAt(step, (step * 31 + 7) % words.count)
      let text = shuffled.joined(separator: " ")
      guard let layout = LayoutReader.read(text.utf8, file: "layout.yaml").value else { continue }
      for role in StyleRole.allCases {
        let style = layout.style(for: role)
        _ = (style.fittedSizes, style.leading(), style.length(.marginTop))
      }
      for paper in Paper.named {
        let master = layout.master(for: .inside, pageWidth: paper.size.width)
        _ = master?.frames(.text, pageWidth: paper.size.width, type: layout.type)
        _ = master?.lines(pageHeight: paper.size.height, type: layout.type)
      }
    }
  }
}
