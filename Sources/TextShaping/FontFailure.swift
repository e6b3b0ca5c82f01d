/// Why a face cannot be had.
package enum FontFailure: Error, Hashable, Sendable {
  /// The path as it was looked for.
  case missing(file: String)
  /// There is such a file, but no such face in it.
  case unreadable(file: String)
  case unknownFamily(String)
  /// HarfBuzz had no memory left.
  case outOfMemory
}

extension FontFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let file): "no font file '\(file)'"
    case .unreadable(let file): "'\(file)' is not a font that can be read"
    case .unknownFamily(let key): "no font family named '\(key)' in families.yaml"
    case .outOfMemory: "no memory is left for shaping text"
    }
  }

  /// A way out, where there is one.
  package var hint: String? {
    switch self {
    case .missing: "'make fonts' brings the fonts"
    case .unreadable: "remove the file and run 'make fonts' to bring it anew"
    case .unknownFamily, .outOfMemory: nil
    }
  }
}
