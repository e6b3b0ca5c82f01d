// As in LineTypesetter: composing characters without Foundation, whose loading every start would pay for.
@_spi(_Unicode) import Swift

/// What OCF and file systems think of a member's name.
struct MemberName {
  private let name: String

  init(_ name: String) { self.name = name }

  /// As systems compare names that know no case.
  static func folded(_ name: String) -> String {
    let lower = name.lowercased()
    return lower.utf8.allSatisfy { $0 < 128 } ? lower : String(String.UnicodeScalarView(lower._nfc))
  }

  var errors: [String] {
    var errors: [String] = []
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if name.isEmpty || name.hasPrefix("/") || parts.contains("..") || parts.contains(".")
      || parts.contains("")
    {
      errors.append("its path '\(name)' may lead out of the book")
    }
    if let sign = name.unicodeScalars.first(where: MemberName.isForbidden) {
      errors.append("its name has the character \(MemberName.shown(sign))")
    }
    if parts.contains(where: { $0.hasSuffix(".") && $0 != "." && $0 != ".." }) {
      errors.append("a name in its path ends with a full stop")
    }
    if parts.contains(where: { $0.utf8.count > 255 }) || name.utf8.count > 65_535 {
      errors.append("a name in its path is longer than 255 bytes")
    }
    return errors
  }

  var warnings: [String] {
    var warnings: [String] = []
    let isPlain = name.utf8.allSatisfy { (33..<127).contains($0) }
    if !isPlain, name.unicodeScalars.contains(where: \.properties.isWhitespace) {
      warnings.append("its name has a space")
    }
    if name.split(separator: "/").contains(where: MemberName.isDevice) {
      warnings.append("Windows keeps a name in its path for a device")
    }
    return warnings
  }

  var isNotASCII: Bool { !name.utf8.allSatisfy { $0 < 128 } }

  /// OCF 3.3, 4.2.3.
  private static func isForbidden(_ sign: Unicode.Scalar) -> Bool {
    switch sign.value {
    case 0..<32, 0x7F..<0xA0, 0xFFF0...0xFFFF, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xE0000...0x10FFFF:
      true
    default: "\"*:<>?\\|".unicodeScalars.contains(sign)
    }
  }

  private static func shown(_ sign: Unicode.Scalar) -> String {
    let code = "U+" + String(sign.value, radix: 16, uppercase: true)
    return (33..<127).contains(sign.value) ? "'\(sign)'" : code
  }

  private static func isDevice(_ part: Substring) -> Bool {
    let stem = part.prefix { $0 != "." }.lowercased()
    if ["con", "prn", "aux", "nul"].contains(stem) { return true }
    return stem.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
      && stem.last.map { "123456789".contains($0) } ?? false
  }
}
