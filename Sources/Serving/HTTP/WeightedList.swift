private import Web

/// What a client takes, and how gladly (RFC 9110, section 12.4.2): `gzip, br;q=0.5, *;q=0`.
struct WeightedList: Sendable {
  /// In lower case, in the order written.
  private let items: [(name: String, weight: Double)]

  init(_ field: String) {
    items = field.split(separator: ",").prefix(32).map { item in
      let parts = item.split(separator: ";").map { String($0).trimmed.lowercased() }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) }
      return (parts.first ?? "", (weight ?? 1) ?? 0)
    }
  }

  /// The weight of what is named itself; `nil` where it is not.
  func weight(of name: String) -> Double? { items.first { $0.name == name }?.weight }

  /// Where a name stands; behind all others where it does not.
  func place(of name: String) -> Int {
    items.firstIndex { $0.name == name } ?? items.count
  }
}

extension WeightedList {
  /// Whether an `Accept-Encoding` asks for gzip.
  static func takesGzip(_ field: String?) -> Bool {
    guard let field else { return false }
    return WeightedList(field).weight(of: "gzip").map { $0 > 0 } ?? false
  }

  /// Whether an `Accept` would rather have OPDS 2.0 than 1.2; who says nothing of either gets 1.2.
  static func prefersPublications(_ field: String?) -> Bool {
    guard let field else { return false }
    // Parameters other than weights, such as a profile, do not tell the two apart.
    let list = WeightedList(field)
    let (json, atom) = (MediaType.publications, MediaType.atom)
    guard let gladly = list.weight(of: json), gladly > 0 else { return false }
    let other = list.weight(of: atom) ?? 0
    return gladly > other || gladly == other && list.place(of: json) < list.place(of: atom)
  }
}
