/// A person's name as libraries file it: `Quill, Rosa`.
///
/// The last word goes first. A particle in lower case stays with the given names, as Dutch and German libraries
/// do (`Gogh, Vincent van`), one with a capital belongs to the family name (`Le Guin, Ursula K.`). What is no
/// name of a person, and names that are written family first, stay as they are.
enum SortName {
  static func of(_ name: String) -> String {
    var words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count > 1, !name.contains(","), words.allSatisfy({ !isOfOrganisation($0) }),
      name.unicodeScalars.allSatisfy({ !isFamilyFirst($0) })
    else { return name }
    let suffix = words.count > 2 && suffixes.contains(words[words.count - 1].lowercased())
    let ending = suffix ? ", " + words.removeLast() : ""
    var family = [words.removeLast()]
    while words.count > 1, let last = words.last, isParticleOfFamily(last) {
      family.insert(words.removeLast(), at: 0)
    }
    return family.joined(separator: " ") + ", " + words.joined(separator: " ") + ending
  }

  private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]

  private static let organisations: Set<String> = [
    "the", "and", "und", "et", "y", "&", "agency", "association", "board", "bureau", "center",
    "centre", "club", "committee", "community", "company", "corporation", "council", "department",
    "desk", "developers", "editors", "foundation", "group", "inc", "inc.", "institute", "library",
    "ministry", "network", "newsroom", "office", "press", "project", "redaktion", "school",
    "service", "society", "staff", "team", "university", "verein", "verlag",
  ]

  private static func isOfOrganisation(_ word: String) -> Bool {
    organisations.contains(word.lowercased()) || word.contains { $0.isNumber }
  }

  private static let particles: Set<String> = [
    "Al", "Da", "De", "Del", "Della", "Den", "Der", "Di", "Dos", "Du", "El", "La", "Le", "Mac",
    "San", "St.", "Ten", "Ter", "Van", "Vande", "Vander", "Von",
  ]

  private static func isParticleOfFamily(_ word: String) -> Bool { particles.contains(word) }

  /// Chinese, Japanese and Korean names begin with the family's.
  private static func isFamilyFirst(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
