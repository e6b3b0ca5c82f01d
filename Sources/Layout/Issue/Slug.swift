/// A name as it can stand in file names and addresses: lower-case ASCII letters, digits and hyphens.
package enum Slug {
  /// The slug of a title; `issue` when nothing of it is ASCII.
  package static func of(_ title: String) -> String {
    var slug = ""
    for byte in ascii(title.lowercased()).utf8 {
      switch byte {
      case 48...57, 97...122: slug.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "'"): continue
      default: if !slug.isEmpty, slug.last != "-" { slug.append("-") }
      }
    }
    let short = slug.utf8.count <= longest ? Substring(slug) : shortened(slug)
    let trimmed = short.last == "-" ? short.dropLast() : short
    return trimmed.isEmpty ? "issue" : String(trimmed)
  }

  /// Long enough for any name of a publication, short enough for every file system with what follows it.
  private static let longest = 80

  private static func shortened(_ slug: String) -> Substring {
    let head = slug.prefix(longest)
    guard let hyphen = head.lastIndex(of: "-") else { return head }
    return head[..<hyphen]
  }

  /// Letters without their marks, and those that have none to lose as they are usually written in ASCII.
  private static func ascii(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 128 }) else { return text }
    return text.map { character in
      spellings[character] ?? String(character.unicodeScalars.map(plain).joined())
    }.joined()
  }

  /// A Latin letter without what its name says behind WITH: `LATIN SMALL LETTER E WITH ACUTE`.
  private static func plain(_ scalar: Unicode.Scalar) -> String {
    let prefix = "LATIN SMALL LETTER "
    guard !scalar.isASCII, let name = scalar.properties.name, name.hasPrefix(prefix) else {
      return (0x300...0x36F).contains(scalar.value) ? "" : String(scalar)
    }
    let letter = name.dropFirst(prefix.count).prefix { $0 != " " }
    return letter.utf8.count == 1 ? letter.lowercased() : String(scalar)
  }

  private static let spellings: [Character: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
    "’": "'", "‘": "'",
  ]
}
