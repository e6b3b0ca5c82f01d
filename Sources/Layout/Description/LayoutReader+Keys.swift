import Configuration
import Geometry

// What is written for a key, read as its definition says; where nothing is, or nothing that can be read, what
// the definition has instead.
extension LayoutReader {
  mutating func count<Key: LayoutKey>(_ key: Key, in fields: LayoutFields<Key>) -> Int {
    optionalCount(key, in: fields) ?? key.initialCount
  }

  mutating func optionalCount<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> Int? {
    guard let node = fields[key], let range = key.definition.countRange else { return nil }
    return integer(node, of: key.rawValue, in: range)
  }

  mutating func number<Key: LayoutKey>(_ key: Key, in fields: LayoutFields<Key>) -> Double {
    optionalNumber(key, in: fields) ?? key.initialNumber
  }

  mutating func optionalNumber<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> Double? {
    guard let node = fields[key], let range = key.definition.numberRange else { return nil }
    return number(node, of: key.rawValue, in: range)
  }

  mutating func boolean<Key: LayoutKey>(_ key: Key, in fields: LayoutFields<Key>) -> Bool {
    fields[key].flatMap { boolean($0, of: key.rawValue) } ?? key.initialBoolean
  }

  mutating func text<Key: LayoutKey>(_ key: Key, in fields: LayoutFields<Key>) -> String? {
    fields[key].flatMap { text($0, of: key.rawValue) }
  }

  mutating func word<Key: LayoutKey, Word: RawRepresentable<String> & CaseIterable>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> Word {
    let written = fields[key].flatMap { self.word($0, of: key.rawValue, as: Word.self) }
    guard let word = written ?? key.initialWords(as: Word.self).first else {
      preconditionFailure("the key '\(key.rawValue)' has no word to begin with")
    }
    return word
  }

  mutating func optionalWord<Key: LayoutKey, Word: RawRepresentable<String> & CaseIterable>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> Word? {
    fields[key].flatMap { word($0, of: key.rawValue, as: Word.self) }
  }

  /// One word, or a list of them; the initial ones where none can be read.
  mutating func words<Key: LayoutKey, Word: RawRepresentable<String> & CaseIterable>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> [Word] {
    guard let node = fields[key] else { return key.initialWords(as: Word.self) }
    return items(node).compactMap { self.word($0, of: key.rawValue, as: Word.self) }
  }

  mutating func dimension<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> Dimension {
    optionalDimension(key, in: fields) ?? key.initialDimension
  }

  mutating func optionalDimension<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> Dimension? {
    fields[key].flatMap { dimension($0, of: key.rawValue) }
  }

  /// A length on the page, told in the layout's own type.
  mutating func length<Key: LayoutKey>(_ key: Key, in fields: LayoutFields<Key>) -> Length {
    dimension(key, in: fields).length(em: type.size, line: type.leading)
  }

  mutating func optionalLength<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> Length? {
    optionalDimension(key, in: fields)?.length(em: type.size, line: type.leading)
  }

  mutating func border<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> StyleValue.Border? {
    fields[key].flatMap { border($0, of: key.rawValue) }
  }

  mutating func colour<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> ColourToken? {
    fields[key].flatMap { colour($0, of: key.rawValue) }
  }

  mutating func template<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> Template? {
    fields[key].flatMap { template($0, of: key.rawValue, scopes: key.definition.scopes) }
      ?? key.initialTemplates.first
  }

  mutating func templates<Key: LayoutKey>(
    _ key: Key,
    in fields: LayoutFields<Key>
  ) -> [Template] {
    guard let node = fields[key] else { return key.initialTemplates }
    let scopes = key.definition.scopes
    return items(node).compactMap { template($0, of: key.rawValue, scopes: scopes) }
  }
}

// A key that is read as what it is not is a mistake of ours, and found by whoever first reads a layout without it.
extension LayoutKey {
  fileprivate var initialCount: Int {
    guard case .count(let count) = definition.initial else {
      preconditionFailure("the key '\(rawValue)' has no count to begin with")
    }
    return count
  }

  fileprivate var initialNumber: Double {
    guard case .number(let number) = definition.initial else {
      preconditionFailure("the key '\(rawValue)' has no number to begin with")
    }
    return number
  }

  fileprivate var initialBoolean: Bool {
    guard case .boolean(let boolean) = definition.initial else {
      preconditionFailure("the key '\(rawValue)' is neither true nor false to begin with")
    }
    return boolean
  }

  /// None for a key that has to be written: its absence is reported.
  fileprivate var initialDimension: Dimension {
    if case .length(let dimension) = definition.initial { dimension } else { .zero }
  }

  fileprivate var initialTemplates: [Template] {
    if case .templates(let templates) = definition.initial { templates } else { [] }
  }

  fileprivate func initialWords<Word: RawRepresentable<String>>(as: Word.Type) -> [Word] {
    if case .words(let words) = definition.initial { words.compactMap(Word.init) } else { [] }
  }

  var isRequired: Bool {
    if case .required = definition.initial { true } else { false }
  }
}
