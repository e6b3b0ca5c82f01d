import Drawing

/// Why a page could not be drawn.
package enum RenderingFailure: Error, Hashable, Sendable {
  /// The page shows a picture whose pixels were not given.
  case missingPicture(key: String)
  /// A font file that the page is set in is not where it was looked for.
  case missingFont(file: String)
  /// A picture is not what it should be, or cannot be drawn.
  case picture(key: String, reason: String)
  case failed(String)

  init(_ failure: DrawingFailure) {
    switch failure {
    case .missingFont(let file): self = .missingFont(file: file)
    case .cairo, .unreadableFont, .badSize, .vector: self = .failed(failure.description)
    }
  }
}

extension RenderingFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missingPicture(let key): "no pixels were given for the picture '\(key)'"
    case .missingFont(let file): "no font file '\(file)'"
    case .picture(let key, let reason): "cannot draw the picture '\(key)': \(reason)"
    case .failed(let reason): reason
    }
  }

  /// A way out, where there is one.
  package var hint: String? {
    switch self {
    case .missingFont: "'make fonts' brings the fonts"
    case .missingPicture, .picture, .failed: nil
    }
  }
}
