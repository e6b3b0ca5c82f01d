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
    entry(ignoringCase: key)?.value
  }

  /// The entry of `key` in any mixture of ASCII capitals; of several the last written.
  package func entry(ignoringCase key: String) -> Entry? {
    entries.last { $0.key.equalsIgnoringCase(key) }
  }
}

extension String {
  /// Whether two keys differ in nothing but the case of ASCII letters.
  fileprivate func equalsIgnoringCase(_ other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0 == $1 || $0.isSameLetter(as: $1) }
  }
}

extension UInt8 {
  fileprivate func isSameLetter(as other: UInt8) -> Bool {
    let letter = self | 0x20
    return letter == other | 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
  }
}
