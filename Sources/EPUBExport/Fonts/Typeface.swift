package import Layout

/// A typeface of the layout that goes along with an EPUB, as its colophon names it.
package struct Typeface: Hashable, Sendable {
  /// Such as `Linux Libertine`.
  package var name: String
  /// An SPDX expression; `nil` where nobody tells.
  package var licence: String?

  package init(name: String, licence: String?) {
    self.name = name
    self.licence = licence
  }
}

/// A face in which a part of the EPUB is to be set, and all that is set in it.
package struct FaceRequest: Hashable, Sendable {
  /// The face as the layout wishes it: its family may have none of just this weight or slope.
  package var face: FaceName
  package var scalars: Set<Unicode.Scalar>
}

/// A part of a font file that goes along with an EPUB.
package struct EmbeddedFont: Hashable, Sendable {
  /// The core media types of fonts (EPUB 3.3, §3.2) that old readers know, too.
  package enum Format: Hashable, Sendable {
    case openType
    case trueType

    var mediaType: String {
      switch self {
      case .openType: "font/otf"
      case .trueType: "font/ttf"
      }
    }

    fileprivate var suffix: String {
      switch self {
      case .openType: "otf"
      case .trueType: "ttf"
      }
    }
  }

  /// The face that it is.
  package var face: FaceName
  /// The faces that are wished for and that it serves as.
  package var serving: [FaceName]
  package var format: Format
  package var bytes: [UInt8]

  package init(face: FaceName, serving: [FaceName], format: Format, bytes: [UInt8]) {
    self.face = face
    self.serving = serving
    self.format = format
    self.bytes = bytes
  }

  /// Without its suffix unique among names of files, and so an identifier.
  var id: String { "f-\(face.family)-\(face.style)" }
  var name: String { "\(id).\(format.suffix)" }
}
