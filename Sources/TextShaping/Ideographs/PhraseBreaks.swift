/// Where a headline in Chinese or Japanese is parted by its sense, as people would who read it aloud.
package enum PhraseBreaks {
  /// The places at which phrases begin, in bytes of UTF-8, rising; none for other languages, or without ICU.
  package static func starts(in text: String, language: String) -> [Int] {
    guard IdeographicRules(language: language).isNative, let icu = ICU.shared else { return [] }
    let units = Array(text.utf16)
    let primary = language.prefix { $0 != "-" }.lowercased()
    var starts: [Int] = []
    let isDone = icu.enumerateWords(of: units, language: primary) { unit in
      let index = text.utf16.index(text.startIndex, offsetBy: unit)
      guard index > text.startIndex, index < text.endIndex else { return }
      let scalars = text.unicodeScalars
      let (last, next) = (scalars[scalars.index(before: index)], scalars[index])
      guard IdeographicClass(next)?.mayBeginLine != false else { return }
      if last.endsPhrase || !next.continuesPhrase {
        starts.append(text.utf8.distance(from: text.startIndex, to: index))
      }
    }
    return isDone ? starts : []
  }
}

extension Unicode.Scalar {
  fileprivate var endsPhrase: Bool { IdeographicClass(self)?.isPunctuation ?? false }

  /// Hiragana, of which particles and endings are made, and the particles of Chinese.
  fileprivate var continuesPhrase: Bool {
    (0x3041...0x309F).contains(value) || self == "ー"
      || "的了着过吗呢吧地得们過嗎們著".unicodeScalars.contains(self)
  }
}
