import Geometry
import PageModel

extension Slab {
  /// The picture that the slab is, if it is one.
  var picture: PlacedPicture? {
    guard pieces.count == 1, pieces[0].items.count == 1,
      case .picture(let picture) = pieces[0].items[0]
    else { return nil }
    return picture
  }

  /// Shows the middle of a picture that is too high for a place so wide; one that is narrower, or that would
  /// lose half of itself, is made smaller.
  mutating func crop(to limit: Length, across measure: Length) {
    guard let picture, height > limit, limit > .zero else { return }
    let isBroad = picture.window.size.width >= measure * 0.9
    var (extent, window) = (picture.extent, picture.window)
    if isBroad, limit >= picture.extent.size.height * 0.4 {
      window.size.height = limit
      extent.origin = Point(
        x: extent.left,
        y: window.top + (limit - extent.size.height) * 0.5
      )
    } else {
      return scale(to: limit)
    }
    pieces[0].items = [.picture(PlacedPicture(key: picture.key, extent: extent, window: window))]
    pieces[0].area = window
    height = limit
  }

  /// Shows the whole of a picture smaller, in the middle of its place.
  mutating func scale(to limit: Length) {
    guard let picture, height > limit, limit > .zero else { return }
    let share = limit / picture.window.size.height
    let (extent, window) = (picture.extent, picture.window)
    let left = window.left + (window.size.width - window.size.width * share) * 0.5
    let smaller = PlacedPicture(
      key: picture.key,
      extent: Rectangle(
        x: left - (window.left - extent.left) * share,
        y: window.top - (window.top - extent.top) * share,
        width: extent.size.width * share,
        height: extent.size.height * share
      ),
      window: Rectangle(
        x: left,
        y: window.top,
        width: window.size.width * share,
        height: limit
      )
    )
    pieces[0].items = [.picture(smaller)]
    pieces[0].area = smaller.window
    height = limit
  }
}
