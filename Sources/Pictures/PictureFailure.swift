/// Why a picture cannot be used, in words for whoever chose it.
package enum PictureFailure: Error, Hashable, Sendable {
  /// The bytes are no picture that is known.
  case unrecognized
  /// The picture is in a format that is known but not read.
  case unsupported(PictureFormat)
  /// The picture's format is read, but not this kind of it.
  case unsupportedKind(PictureFormat, String)
  /// The picture's format is read by a library that the machine lacks.
  case missingLibrary(PictureFormat, String)
  /// The picture has more pixels than are accepted.
  case tooLarge(width: Int, height: Int)
  /// The picture is truncated or damaged.
  case broken(PictureFormat, String)
  /// A picture of ours could not be encoded.
  case notEncoded(PictureFormat, String)
}

extension PictureFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unrecognized: "not a picture in a known format"
    case .unsupported(let format): "\(format.rawValue) pictures cannot be read"
    case .unsupportedKind(let format, let kind):
      "a \(format.rawValue) picture \(kind) cannot be read"
    case .missingLibrary(let format, let library):
      "\(format.rawValue) pictures are read by \(library), which is not installed"
    case .tooLarge(let width, let height): "\(width) × \(height) pixels are more than accepted"
    case .broken(let format, let reason): "the \(format.rawValue) picture is broken: \(reason)"
    case .notEncoded(let format, let reason): "no \(format.rawValue) picture made: \(reason)"
    }
  }
}
