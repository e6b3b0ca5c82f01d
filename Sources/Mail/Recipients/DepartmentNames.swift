internal import Articles
internal import Configuration
internal import Diagnostics
internal import Publication

/// The departments of a publication, as far as they are known: those that `newsletter.yaml` names, and those of an issue.
///
/// An issue has a department for each category too that nobody has named. So where `newsletter.yaml` names none, only a
/// name that is much like one of the issue's is taken for a mistake.
struct DepartmentNames: Hashable, Sendable {
  private let configured: [String]
  private let printed: [String]

  init(configured: [String], in issue: PublishedIssue) {
    self.configured = configured
    printed = issue.entries.compactMap(\.department)
  }

  /// A warning for each department that somebody wants and that there is not.
  func findings(of people: [Recipient]) -> [Diagnostic] {
    guard people.contains(where: { !$0.departments.isEmpty }) else { return [] }
    var names: [String] = []
    var known: Set<String> = []
    for name in configured + printed where known.insert(Term.folded(name)).inserted {
      names.append(name)
    }
    return people.flatMap { person in
      person.departments.filter { isMistake($0, known, names) }.map {
        .unknown("department", $0, of: person, at: person.departmentsPlace, among: names)
      }
    }
  }

  private func isMistake(_ name: String, _ known: Set<String>, _ names: [String]) -> Bool {
    guard !known.contains(Term.folded(name)) else { return false }
    return !configured.isEmpty || Suggestion.nearest(to: name, among: names) != nil
  }

  /// All that a `newsletter.yaml` names, for the newsletter itself and for its editions.
  static func configured(in root: ConfigurationMap?) -> [String] {
    guard let root else { return [] }
    let editions = root["editions"]?.map?.entries.compactMap(\.value.map) ?? []
    return ([root] + editions).flatMap { part in
      part["departments"]?.list?.compactMap { $0.text ?? $0.map?["title"]?.text } ?? []
    }
  }
}
