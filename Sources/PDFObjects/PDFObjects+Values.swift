/// What values say.
extension PDFObjects {
  package func kind(of value: Value) -> Kind { self[value].kind }

  /// The number of the object to which a value refers.
  package func reference(_ value: Value?) -> Int? {
    guard let value, self[value].kind == .reference else { return nil }
    return Int(self[value].start)
  }

  package func isName(_ value: Value?, _ name: StaticString) -> Bool {
    guard let value, self[value].kind == .name else { return false }
    return isSpelled(name, self[value])
  }

  /// A name without its slash, and with its numbered bytes as they are meant.
  package func name(_ value: Value?) -> String? {
    guard let value, self[value].kind == .name else { return nil }
    let spelling = bytes[Int(self[value].start) + 1..<Int(self[value].end)]
    guard spelling.contains(UInt8(ascii: "#")) else {
      return String(decoding: spelling, as: UTF8.self)
    }
    var name: [UInt8] = []
    var rest = spelling
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "#"), let high = rest.first?.hexadecimal,
        let low = rest.dropFirst().first?.hexadecimal
      {
        name.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        name.append(byte)
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  package func integer(_ value: Value?) -> Int? {
    guard let value, self[value].kind == .number else { return nil }
    let digits = bytes[Int(self[value].start)..<Int(self[value].end)]
    switch digits.first {
    case UInt8(ascii: "-"): return digits.dropFirst().decimalValue.map { -$0 }
    case UInt8(ascii: "+"): return digits.dropFirst().decimalValue
    default: return digits.decimalValue
    }
  }

  package func number(_ value: Value?) -> Double? {
    guard let value, self[value].kind == .number else { return nil }
    if let integer = integer(value) { return Double(integer) }
    return Double(
      String(decoding: bytes[Int(self[value].start)..<Int(self[value].end)], as: UTF8.self)
    )
  }

  package func boolean(_ value: Value?) -> Bool? {
    guard let value, self[value].kind == .boolean else { return nil }
    return bytes[Int(self[value].start)] == UInt8(ascii: "t")
  }

  /// The value as it is written.
  package func syntax(of value: Value) -> ArraySlice<UInt8> {
    self[value].kind == .reference ? [] : bytes[Int(self[value].start)..<Int(self[value].end)]
  }

  // MARK: What is inside of them

  /// The values of an array; none of any other value.
  package func items(of value: Value?) -> [Value] {
    guard let value, self[value].kind == .array else { return [] }
    var items: [Value] = []
    var next = value.node + 1
    while next < self[value].next {
      items.append(Value(node: next))
      next = nodes[Int(next)].next
    }
    return items
  }

  /// The entries of a dictionary in order; none of any other value.
  package func entries(of value: Value?) -> [(key: Value, value: Value)] {
    guard let value, self[value].kind == .dictionary else { return [] }
    var entries: [(key: Value, value: Value)] = []
    forEachEntry(of: self[value], from: value.node + 1) { key, entry in
      entries.append((Value(node: key), Value(node: entry)))
      return true
    }
    return entries
  }

  /// The value of a dictionary's key as it stands, perhaps a reference; `nil` for null too.
  package func entry(_ key: StaticString, of dictionary: Value?) -> Value? {
    guard let dictionary, self[dictionary].kind == .dictionary else { return nil }
    var found: Value?
    forEachEntry(of: self[dictionary], from: dictionary.node + 1) { name, entry in
      guard isSpelled(key, nodes[Int(name)]) else { return true }
      found = Value(node: entry)
      return false
    }
    return found.flatMap { self[$0].kind == .null ? nil : $0 }
  }

  /// The value of a dictionary's key itself.
  package func value(_ key: StaticString, of dictionary: Value?) -> Value? {
    resolved(entry(key, of: dictionary))
  }

  /// The value of a dictionary's key that nobody knew beforehand.
  package func value(named key: String, of dictionary: Value?) -> Value? {
    resolved(entries(of: dictionary).first { name($0.key) == key }?.value)
  }

  private func forEachEntry(of node: Node, from first: Int32, _ body: (Int32, Int32) -> Bool) {
    var key = first
    while key < node.next {
      guard nodes[Int(key)].kind == .name else {
        key = nodes[Int(key)].next
        continue
      }
      let value = key + 1
      guard value < node.next, body(key, value) else { return }
      key = nodes[Int(value)].next
    }
  }

  private func isSpelled(_ name: StaticString, _ node: Node) -> Bool {
    guard Int(node.end - node.start) == name.utf8CodeUnitCount + 1 else { return false }
    let start = Int(node.start) + 1
    for offset in 0..<name.utf8CodeUnitCount
    where bytes[start + offset] != name.utf8Start[offset] { return false }
    return true
  }
}

extension UInt8 {
  /// What the digit is worth.
  package var hexadecimal: UInt8? {
    switch self {
    case 48...57: self - 48
    case 65...70: self - 55
    case 97...102: self - 87
    default: nil
    }
  }
}
