private import Articles
package import Diagnostics

// Who gets which edition.
extension RecipientList {
  /// The people for whom an edition is; `nil` is the newsletter itself.
  ///
  /// Whoever asks for none gets the newsletter itself. With `known`, the names of all editions that are sent of themselves,
  /// that is all they get; without it somebody has named this edition, and a list that asks for none at all gets it.
  package func people(for edition: String?, among known: [String]?) -> Diagnosed<[Recipient]> {
    let asksForNone = recipients.allSatisfy(\.editions.isEmpty)
    if known == nil, asksForNone { return Diagnosed(recipients) }
    let name = edition?.lowercased() ?? EditionName.main
    let people = recipients.filter { person in
      person.editions.isEmpty ? edition == nil : person.editions.contains(name)
    }
    return Diagnosed(people, known.map(unknownEditions) ?? [])
  }

  /// A warning for each person who asks for an edition that there is not.
  private func unknownEditions(among known: [String]) -> [Diagnostic] {
    let names = known.map { $0.lowercased() } + [EditionName.main]
    let set = Set(names)
    return recipients.flatMap { person in
      person.editions.filter { !set.contains($0) }.map {
        .unknown("edition", $0, of: person, among: names)
      }
    }
  }
}

extension Diagnostic {
  /// Somebody asks for what there is not: an edition, or a department.
  static func unknown(
    _ kind: String,
    _ name: String,
    of person: Recipient,
    at place: SourcePlace? = nil,
    among names: [String]
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unknown-\(kind)",
      "'\(person.address)' asks for the \(kind) '\(name)', and there is none",
      at: place ?? person.place,
      hint: Suggestion.hint(for: name, among: names)
    )
  }
}
