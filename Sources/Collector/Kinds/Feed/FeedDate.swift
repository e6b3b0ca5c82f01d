/// Dates of feeds: RFC 822 as programs of thirty years have written it.
enum FeedDate {
  /// The date in a form that is read; as it is written where nobody can read it.
  static func readable(_ written: String) -> String {
    let full = withFullYear(written)
    return [written, full, withoutZoneName(full)].first { DateText($0) != nil } ?? written
  }

  /// Years of two digits (RFC 2822, section 4.3): 49 is 2049, and 50 is 1950.
  private static func withFullYear(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    guard
      let month = words.firstIndex(where: { word in
        word.utf8.count == 3 && word.utf8.allSatisfy(WebAddress.isLetter)
      }),
      month > 0, words.indices.contains(month + 1), words[month + 1].utf8.count == 2,
      let year = UInt8(words[month + 1])
    else { return text }
    words[month + 1] = (year < 50 ? "20" : "19") + words[month + 1]
    return words.joined(separator: " ")
  }

  /// A zone by a name that means nothing is UTC, as that section asks; `GMT+0100` is an offset.
  private static func withoutZoneName(_ text: String) -> String {
    guard let blank = text.lastIndex(of: " ") else { return text }
    let zone = text[text.index(after: blank)...]
    let offset = zone.drop { $0.isLetter }
    return String(text[...blank]) + (offset.isEmpty ? "+0000" : String(offset))
  }
}
