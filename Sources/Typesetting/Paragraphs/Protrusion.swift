/// How far signs at the edges of a justified block hang out, so that the eye sees a straight edge.
///
/// Shares of the sign's own width, after Hàn Thế Thành and the tables of microtype.
enum Protrusion {
  /// Slanted letters are drawn with their weight inside, and hang less.
  static let shareOfItalics = 0.8

  /// In ems: the points of a typewriter's face stand in the middle of more room than they need.
  static let farthest = 0.22

  static func atLeft(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "“", "‘", "„", "‚", "«", "‹", "»", "›", "\"", "'", "”", "’": 0.5
    case "—": 0.2
    case "–": 0.2
    case "(", "[": 0.1
    case "T", "V", "W", "Y", "A", "J": 0.05
    default: 0
    }
  }

  static func atRight(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "-", "\u{2010}", "\u{2011}", "\u{AD}": 0.7
    case ".", ",": 0.7
    case ":", ";": 0.4
    case "!", "?": 0.2
    case "“", "‘", "«", "‹", "»", "›", "\"", "'", "”", "’": 0.5
    case "—": 0.25
    case "–": 0.3
    case ")", "]": 0.1
    case "r", "f", "T", "y", "v", "w", "A": 0.05
    default: 0
    }
  }
}
