/// One field of a message's header, folded and in ASCII (RFC 5322, section 2.2; RFC 2047).
struct HeaderField: Hashable, Sendable {
  let name: String
  /// What may be parted by a line end and a space.
  private let words: [String]

  /// A field of words that are ASCII already, such as addresses: they stay whole.
  init(_ name: String, words: [String]) {
    self.name = name
    self.words = words
  }

  /// A field of free text, such as a subject.
  init(_ name: String, text: String) {
    self.init(name, words: EncodedWords.of(text))
  }

  /// A field of a mailbox: `Ann Author <ann@x.example>`.
  init(_ name: String, mailbox address: MailAddress, called displayName: String?) {
    let phrase = displayName.map(EncodedWords.ofPhrase) ?? []
    self.init(name, words: phrase.isEmpty ? [address.description] : phrase + ["<\(address)>"])
  }

  private static let lineLength = 76

  /// The field with its line ends; no control character can be in it.
  var bytes: [UInt8] {
    var output = Array("\(name):".utf8)
    var column = output.count
    for (index, word) in words.enumerated() {
      let word = word.unicodeScalars.filter { !$0.isControl }.map(String.init).joined()
      let isTooLong = column + 1 + word.utf8.count > HeaderField.lineLength
      // The name stands alone where only that gives the first word room.
      if isTooLong, index > 0 || word.utf8.count < HeaderField.lineLength {
        output += [13, 10]
        column = 0
      }
      output.append(32)
      output += word.utf8
      column += 1 + word.utf8.count
    }
    return output + [13, 10]
  }

  /// The value on one line, as a reader unfolds it.
  var value: String { words.joined(separator: " ") }
}
