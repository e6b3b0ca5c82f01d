import Configuration
import Diagnostics
import Foundation
import Geometry
import Layout
import Testing

@Suite struct DescriptionShippedTests {
  @Test(arguments: ShippedLayout.allCases)
  func `a layout of ours is read without a finding`(layout: ShippedLayout) throws {
    let result = try layout.read()
    #expect(result.diagnostics == [])
    #expect(result.value?.name == layout.rawValue)
  }

  @Test(arguments: ShippedLayout.allCases)
  func `a layout of ours has masters for every use on every paper`(layout: ShippedLayout) throws {
    let description = try #require(try layout.read().value)
    for paper in Paper.named {
      for use in PageMaster.Use.allCases {
        let master = try #require(description.master(for: use, pageWidth: paper.size.width))
        #expect(master.uses.contains(use))
        #expect(master.minWidth <= paper.size.width)
        let width = paper.size.width * (1 / master.scale)
        let frames = master.frames(.text, pageWidth: width, type: description.type)
        // A front page's frame of text is as wide as its head; the text of its stories is not.
        let isFront = master.frames[.lead] != nil
        let most = Length.pt(isFront ? 760 : 680)
        #expect(frames.allSatisfy { $0.width >= .pt(125) && $0.width <= most })
        #expect(!frames.isEmpty)
      }
    }
  }

  @Test func `the briefing's A4 page has the designer's measures`() throws {
    let layout = try #require(try ShippedLayout.briefing.read().value)
    let page = Paper.a4.size
    let master = try #require(layout.master(for: .inside, pageWidth: page.width))
    #expect(layout.type == TypeScale(size: .pt(10.5), leading: .pt(14)))
    #expect(master.lines(pageHeight: page.height, type: layout.type) == 50)
    let text = try #require(master.frames(.text, pageWidth: page.width, type: layout.type).first)
    let side = try #require(master.frames(.side, pageWidth: page.width, type: layout.type).first)
    #expect(text.left == .pt(66))
    #expect(text.width == .pt(290))
    #expect((side.left.points * 10).rounded() == 3933)
    #expect(side.width.points.rounded() == 136)
    let title = layout.style(for: .head1)
    #expect(title.fittedSizes.map(\.points) == [24, 23, 22, 21, 20])
    #expect(title.leading() == .pt(28))
    #expect(title.face == FaceName(family: "inter-display", style: "semibold"))
    #expect(layout.style(for: .deck, in: .reflowable).dimension(.fontSize) == Dimension(1.06, .ems))
  }

  @Test func `a face that the fonts do not have is reported where its family is named`() throws {
    let layout = try #require(try ShippedLayout.briefing.read().value)
    let known = layout.faces.filter { $0.description != "inter medium" }
    let findings = layout.missingFaces(among: known)
    #expect(findings.map(\.message) == ["the family 'inter' has no style 'medium'"])
    #expect(findings.first?.place?.line == layout.fonts.first { $0.name == "sans" }?.place.line)
    #expect(layout.missingFaces(among: layout.faces).isEmpty)
  }

  @Test(arguments: ShippedLayout.allCases)
  func `the faces of a layout of ours are those of the font list`(layout: ShippedLayout) throws {
    let file = Repository.folder.appending(path: "fonts/families.yaml")
    let list = ConfigurationReader.read(
      [UInt8](try Data(contentsOf: file)),
      as: .yaml,
      file: "families.yaml"
    )
    let families = try #require(list.value?["families"]?.map)
    let known = families.entries.flatMap { family in
      (family.value["files"]?.map?.entries ?? [])
        .map { FaceName(family: family.key, style: $0.key) }
    }
    #expect(try #require(try layout.read().value).missingFaces(among: known) == [])
  }
}
