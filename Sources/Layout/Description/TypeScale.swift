package import Geometry

/// The size of the text and the unit of the baseline grid: what ems and lines are told in.
package struct TypeScale: Hashable, Sendable {
  package var size: Length
  /// From baseline to baseline of the text, the unit of the grid.
  package var leading: Length

  package init(size: Length, leading: Length) {
    self.size = size
    self.leading = leading
  }
}
