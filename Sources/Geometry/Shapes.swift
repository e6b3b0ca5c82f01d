/// A place on a page: x from the left edge, y from the top, downwards.
package struct Point: Hashable, Sendable {
  package var x: Length
  package var y: Length

  package init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }

  package static let zero = Point(x: .zero, y: .zero)
}

package struct Size: Hashable, Sendable {
  package var width: Length
  package var height: Length

  package init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }
}

package struct Rectangle: Hashable, Sendable {
  package var origin: Point
  package var size: Size

  package init(x: Length, y: Length, width: Length, height: Length) {
    origin = Point(x: x, y: y)
    size = Size(width: width, height: height)
  }

  package var left: Length { origin.x }
  package var top: Length { origin.y }
  package var right: Length { origin.x + size.width }
  package var bottom: Length { origin.y + size.height }
}

/// Distances from the four edges of a page inwards; inside and outside are the bound and the open edge.
package struct Margins: Hashable, Sendable {
  package var head: Length
  package var outside: Length
  package var foot: Length
  package var inside: Length

  package init(head: Length, outside: Length, foot: Length, inside: Length) {
    self.head = head
    self.outside = outside
    self.foot = foot
    self.inside = inside
  }
}
