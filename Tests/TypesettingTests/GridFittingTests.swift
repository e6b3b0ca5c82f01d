import Geometry
import Testing

@testable import Typesetting

struct GridFittingTests {
  private func strips(_ slabs: [Slab]) -> [Strip] {
    GridFitting.strips(of: slabs, galley: 0, grid: .pt(10))
  }

  @Test func `lines lower than the grid's never run ahead of it`() {
    let strips = strips((0..<100).map { _ in Slab(height: .pt(8), isOnGrid: false) })
    #expect(strips.reduce(0) { $0 + $1.lines + $1.linesBefore } == 80)
    #expect(strips.allSatisfy { $0.shift >= .zero && $0.shift < .pt(10) })
  }

  @Test func `text goes on at the next line of the grid`() {
    let strips = strips([
      Slab(height: .pt(10), isOnGrid: true), Slab(height: .pt(13), isOnGrid: false),
      Slab(height: .pt(10), isOnGrid: true),
    ])
    #expect(strips.map(\.linesBefore) == [0, 0, 1])
    #expect(strips.map(\.lines) == [1, 1, 1])
    #expect(strips.map(\.shift) == [.zero, .zero, .zero])
  }

  @Test func `a galley ends at the foot of a line`() {
    #expect(strips([Slab(height: .pt(13), isOnGrid: false)]).map(\.lines) == [2])
  }
}
