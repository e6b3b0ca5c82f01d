package import Geometry

/// A page without content: its margins, its columns and frames, and its furniture.
package struct PageMaster: Hashable, Sendable {
  /// The pages of an issue for which a layout can have masters of their own.
  package enum Use: String, Hashable, Sendable, CaseIterable {
    case front
    case contents
    case opener
    case inside
  }

  package enum FrameName: String, Hashable, Sendable, CaseIterable {
    /// Where articles run, frame after frame.
    case text
    /// Beside the text: takeaways, facts, captions.
    case side
    /// On a front page, the first article.
    case lead
    /// On a front page, the stories beside the lead.
    case rail
  }

  /// Whole columns that belong together.
  package struct Span: Hashable, Sendable {
    /// 1-based.
    package var first: Int
    package var last: Int
  }

  package enum Columns: Hashable, Sendable {
    case equal(Int)
    /// Widths from left to right; `nil` for the one that takes what is left.
    case widths([Dimension?])
  }

  package var uses: Set<Use>
  /// The narrowest paper for which the master is meant.
  package var minWidth: Length
  package var margins: Margins
  package var columns: Columns
  package var gutter: Dimension
  /// A hairline between columns, if there is one.
  package var columnRule: StyleValue.Border?
  package var frames: [FrameName: [Span]]
  /// What stands in the side frame instead of in the article's course.
  package var side: [ArticlePart]
  package var runningHead: PageFurniture?
  package var folio: PageFurniture?
  /// How much larger than described everything on the page is, margins and type alike.
  package var scale: Double
  /// In how many greys a screen of ink shows pictures; `nil` for colours as they are.
  package var greys: Int?
}

/// A line that stands on every page of a master: running head or folio.
package struct PageFurniture: Hashable, Sendable {
  package enum Cell: String, Hashable, Sendable, CaseIterable {
    case left
    case center
    case right
    /// Left on left-hand pages, right on right-hand ones.
    case outside
    case inside
  }

  /// Lines of the grid from the text's upper edge, or for a folio from its lower edge, downwards.
  package var at: Double
  package var cells: [Cell: Template]
  package var rule: StyleValue.Border?
  /// Where the rule is, in the same lines.
  package var ruleAt: Double
  /// A bar across the page that tells how far through the issue it is: its height and colour.
  package var progress: StyleValue.Border?
  package var progressAt: Double
}

extension PageMaster {
  /// The widths of the columns between the margins of a page this wide.
  package func columnWidths(pageWidth: Length, type: TypeScale) -> [Length] {
    let frame = pageWidth - margins.inside - margins.outside
    let gutter = self.gutter.length(em: type.size, line: type.leading)
    switch columns {
    case .equal(let count):
      let count = max(1, count)
      let width = (frame - gutter * (count - 1)) * (1 / Double(count))
      return Array(repeating: max(.zero, width), count: count)
    case .widths(let widths):
      let fixed = widths.map { $0?.length(em: type.size, line: type.leading) }
      let taken = fixed.reduce(gutter * max(0, widths.count - 1)) { $0 + ($1 ?? .zero) }
      let open = max(1, fixed.count { $0 == nil })
      let rest = max(.zero, (frame - taken) * (1 / Double(open)))
      return fixed.map { $0 ?? rest }
    }
  }

  /// The left edges and widths of a frame, in the order in which text fills them.
  package func frames(
    _ name: FrameName,
    pageWidth: Length,
    type: TypeScale
  ) -> [(left: Length, width: Length)] {
    places(of: frames[name] ?? [], pageWidth: pageWidth, type: type)
  }

  /// The single columns of a frame.
  package func columns(
    of name: FrameName,
    pageWidth: Length,
    type: TypeScale
  ) -> [(left: Length, width: Length)] {
    let spans = (frames[name] ?? []).filter { 1 <= $0.first && $0.first <= $0.last }
    let columns = spans.flatMap { span in (span.first...span.last).map { Span(first: $0, last: $0) }
    }
    return places(of: columns, pageWidth: pageWidth, type: type)
  }

  private func places(
    of spans: [Span],
    pageWidth: Length,
    type: TypeScale
  ) -> [(left: Length, width: Length)] {
    let widths = columnWidths(pageWidth: pageWidth, type: type)
    let gutter = self.gutter.length(em: type.size, line: type.leading)
    func left(_ column: Int) -> Length {
      widths.prefix(column).reduce(margins.inside) { $0 + $1 + gutter }
    }
    return spans.compactMap { span in
      guard span.first >= 1, span.first <= span.last, span.last <= widths.count else { return nil }
      let start = left(span.first - 1)
      return (start, left(span.last - 1) + widths[span.last - 1] - start)
    }
  }

  /// How many whole lines of the grid stand between the margins of a page this high.
  package func lines(pageHeight: Length, type: TypeScale) -> Int {
    guard type.leading > .zero else { return 0 }
    return max(0, Int((pageHeight - margins.head - margins.foot) / type.leading + 1e-6))
  }
}
