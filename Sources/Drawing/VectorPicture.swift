import CCairo
import CRescue
package import Geometry
import Glibc

/// An SVG document that librsvg draws as lines and areas.
///
/// The library is looked for when the first such picture is met: most issues have none, and opening it
/// takes longer than drawing their pages.
package final class VectorPicture {
  private let handle: OpaquePointer
  private let library: SVGLibrary
  /// Whether librsvg gave up in the middle of it: nobody can say what is left of it then.
  private var isLost = false

  /// - Throws: `.vector` when librsvg is not there or cannot read the document.
  package init(svg: [UInt8]) throws(DrawingFailure) {
    guard let library = SVGLibrary.shared else {
      throw .vector("librsvg, which draws SVG, is not installed")
    }
    guard let handle = library.open(svg, UInt(svg.count), nil) else {
      throw .vector("librsvg cannot read it")
    }
    self.library = library
    self.handle = handle
  }

  deinit { if !isLost { library.release(handle) } }

  fileprivate func paint(on context: OpaquePointer, width: Double, height: Double) -> Bool {
    guard !isLost else { return false }
    let result = withUnsafeBytes(of: (0.0, 0.0, width, height)) { viewport in
      broadsheet_rendered(
        library.render,
        UnsafeMutableRawPointer(handle),
        UnsafeMutableRawPointer(context),
        viewport.baseAddress
      )
    }
    isLost = result < 0
    return result > 0
  }
}

extension Canvas {
  /// Draws an SVG document over `extent`, as much of it as is seen through `window`.
  ///
  /// - Throws: `.vector` when librsvg cannot draw it; part of it may be drawn then.
  package func draw(
    _ picture: VectorPicture,
    over extent: Rectangle,
    through window: Rectangle
  ) throws(DrawingFailure) {
    let (width, height) = (extent.size.width.points, extent.size.height.points)
    guard width > 0, height > 0 else { return }
    var isDrawn = false
    place(extent, width: width, height: height, through: window) {
      isDrawn = picture.paint(on: context, width: width, height: height)
    }
    guard isDrawn, cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      throw .vector("librsvg cannot draw it")
    }
  }
}

/// What is called of librsvg 2.46 or later, which is opened when it is needed.
private struct SVGLibrary: Sendable {
  /// `rsvg_handle_new_from_data`: bytes, their count, a place for an error.
  typealias Open =
    @convention(c) @Sendable (UnsafePointer<UInt8>?, UInt, UnsafeMutableRawPointer?) ->
    OpaquePointer?
  /// `g_object_unref`.
  typealias Release = @convention(c) @Sendable (OpaquePointer?) -> Void

  let open: Open
  let render: broadsheet_render
  let release: Release

  static let shared = SVGLibrary()

  private init?() {
    guard let library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL),
      let open = dlsym(library, "rsvg_handle_new_from_data"),
      let render = dlsym(library, "rsvg_handle_render_document"),
      let release = dlsym(library, "g_object_unref")
    else { return nil }
    self.open = unsafeBitCast(open, to: Open.self)
    self.render = unsafeBitCast(render, to: broadsheet_render.self)
    self.release = unsafeBitCast(release, to: Release.self)
    broadsheet_watch_for_abort()
  }
}
