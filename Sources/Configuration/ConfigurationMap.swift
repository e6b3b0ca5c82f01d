package import Diagnostics

/// Keys and their values in the order written; each key is there once.
package struct ConfigurationMap: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    package var key: String
    package var keyPlace: SourcePlace
    package var value: ConfigurationNode

    package init(key: String, keyPlace: SourcePlace, value: ConfigurationNode) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  package var entries: [Entry]

  package init(entries: [Entry] = []) { self.entries = entries }

  /// The value of exactly this key.
  package subscript(key: String) -> ConfigurationNode? {
    entries.first { $0.key == key }?.value
  }

  /// The value of `key` in any mixture of capitals, as Hugo reads keys; of several the last written.
  package func value(ignoringCase key: String) -> ConfigurationNode? {
    index(ignoringCase: key).map { entries[$0].value }
  }

  /// The entry of `key` in any mixture of ASCII capitals; of several the last written.
  package func entry(ignoringCase key: String) -> Entry? {
    index(ignoringCase: key).map { entries[$0] }
  }

  private func index(ignoringCase key: String) -> Int? {
    var index = entries.count
    while index > 0 {
      index -= 1
      if entries[index].key.equalsIgnoringCase(key) { return index }
    }
    return nil
  }
}

extension String {
  /// Whether two keys differ in nothing but the case of ASCII letters.
  fileprivate func equalsIgnoringCase(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    var others = other.utf8.makeIterator()
    for byte in utf8 {
      guard let other = others.next(), byte == other || byte.isSameLetter(as: other) else {
        return false
      }
    }
    return true
  }
}

extension UInt8 {
  fileprivate func isSameLetter(as other: UInt8) -> Bool {
    let letter = self | 0x20
    return letter == other | 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
  }
}
