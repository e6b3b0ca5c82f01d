import CCairo

/// Why something could not be drawn.
package enum DrawingFailure: Error, Hashable, Sendable {
  /// Cairo's own words, such as "out of memory".
  case cairo(String)
  /// The path as it was looked for.
  case missingFont(file: String)
  case unreadableFont(file: String)
  /// A surface or a picture without area, too large, or with fewer bytes than its size asks for.
  case badSize(width: Int, height: Int)
  /// Why a drawing cannot be set as lines and areas; as pixels it still can.
  case vector(String)
}

extension DrawingFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cairo(let message): "Cairo cannot draw: \(message)"
    case .missingFont(let file): "no font file '\(file)'; 'make fonts' brings the fonts"
    case .unreadableFont(let file): "'\(file)' is not a font that can be read"
    case .badSize(let width, let height): "cannot draw a picture of \(width) x \(height) pixels"
    case .vector(let reason): reason
    }
  }
}

/// Throws unless Cairo says that all went well.
func check(_ status: cairo_status_t) throws(DrawingFailure) {
  guard status == CAIRO_STATUS_SUCCESS else {
    throw .cairo(String(cString: cairo_status_to_string(status)))
  }
}
