/// The bidirectional levels of a line's characters where the machine has no ICU.
///
/// This is the part of UAX #9 that titles need: strong characters, numbers, and neutral ones between
/// them; embeddings, isolates and marks of direction are not obeyed.
struct LineDirections {
  let isRightToLeft: Bool
  let levels: [UInt8]

  init(of characters: [Character], base: BaseDirection = .automatic) {
    let directions = characters.map(Direction.init)
    isRightToLeft =
      switch base {
      case .automatic: directions.first { $0.isStrong } == .rightToLeft
      case .leftToRight: false
      case .rightToLeft: true
      }
    levels = Self.levels(of: Self.resolved(directions), isRightToLeft: isRightToLeft)
  }

  /// Every character strong: numbers go with the text before them, neutral ones with their neighbours.
  private static func resolved(_ directions: [Direction]) -> [Direction] {
    var resolved = directions
    var before: Direction?
    var neutralStart: Int?
    for index in resolved.indices {
      guard resolved[index] != .neutral else {
        neutralStart = neutralStart ?? index
        continue
      }
      let side: Direction = resolved[index] == .number ? before ?? .number : resolved[index]
      if let start = neutralStart, side == before, side.isStrong {
        for neutral in start..<index { resolved[neutral] = side }
      }
      neutralStart = nil
      if side.isStrong { before = side }
    }
    return resolved
  }

  private static func levels(of directions: [Direction], isRightToLeft: Bool) -> [UInt8] {
    let base: UInt8 = isRightToLeft ? 1 : 0
    var isAfterRightToLeft = isRightToLeft
    return directions.map { direction in
      switch direction {
      case .leftToRight:
        isAfterRightToLeft = false
        return base * 2
      case .rightToLeft:
        isAfterRightToLeft = true
        return 1
      case .number: return isAfterRightToLeft || isRightToLeft ? 2 : 0
      case .neutral: return base
      }
    }
  }
}

/// The bidirectional class of a character, as coarse as titles need it.
private enum Direction {
  case leftToRight, rightToLeft, number, neutral

  var isStrong: Bool { self == .leftToRight || self == .rightToLeft }

  init(_ character: Character) {
    guard let scalar = character.unicodeScalars.first else {
      self = .neutral
      return
    }
    switch scalar.value {
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: self = .number
    case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x1_0800...0x1_0FFF,
      0x1_E800...0x1_EFFF:
      self = .rightToLeft
    default: self = scalar.isStronglyLeftToRight ? .leftToRight : .neutral
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isStronglyLeftToRight: Bool {
    if value < 0x80 { return (0x41...0x5A).contains(value & ~0x20) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .spacingMark, .letterNumber:
      return true
    default: return false
    }
  }
}
