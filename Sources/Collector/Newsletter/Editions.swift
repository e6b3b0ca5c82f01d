package import Diagnostics

/// The forms of a newsletter beside its own, in the order of `newsletter.yaml`.
package struct Editions: Sendable {
  /// A form, and where it is written.
  struct Entry: Sendable {
    var newsletter: Newsletter
    var place: SourcePlace
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// Their names, in order.
  package var names: [String] { entries.compactMap(\.newsletter.edition) }

  package subscript(name: String) -> Newsletter? { places[name].map { entries[$0].newsletter } }

  /// Where an edition is written.
  package func place(of name: String) -> SourcePlace? { places[name].map { entries[$0].place } }

  mutating func add(_ newsletter: Newsletter, named name: String, at place: SourcePlace) {
    var newsletter = newsletter
    newsletter.edition = name
    places[name] = entries.count
    entries.append(Entry(newsletter: newsletter, place: place))
  }
}

extension Newsletter {
  /// The names of all its forms in order, `nil` for its own.
  package var forms: [String?] {
    (editions.isEmpty || makesMainEdition ? [nil] : []) + editions.names
  }
}
