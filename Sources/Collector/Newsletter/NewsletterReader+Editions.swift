import Articles
import Configuration
import Diagnostics

// `editions`: the newsletter in several forms, which differ in what they select and how they look.
extension NewsletterReader {
  private static let editionKeys =
    [
      "title", "subtitle", "editor", "language", "cover", "select", "departments", "period",
      "late-window", "layout", "paper", "formats", "number",
    ] + pressKeys

  mutating func readEditions() {
    if settings.node("main-edition") != nil {
      newsletter.makesMainEdition = settings.flag("main-edition")
    }
    guard let map = settings.map("editions") else { return }
    // Each begins with what all have in common, and does not hold the others.
    let common = newsletter
    for entry in map.entries {
      guard isName(entry.key, at: entry.keyPlace) else { continue }
      guard entry.value.map != nil || entry.value.isNull else {
        settings.wrong(entry.value, entry.key, wanted: "a map of keys and values")
        continue
      }
      let form = entry.value.map.map { edition($0, over: common) } ?? common
      newsletter.editions.add(form, named: entry.key, at: entry.keyPlace)
    }
  }

  private mutating func edition(_ part: ConfigurationMap, over common: Newsletter) -> Newsletter {
    var reader = NewsletterReader(
      part,
      keys: NewsletterReader.editionKeys,
      over: common,
      workspace
    )
    reader.readLook()
    if let node = reader.settings.node("language") {
      reader.newsletter.selection.language = NewsletterReader.language(node)
      if reader.newsletter.selection.language == nil {
        reader.settings.add(.badLanguage(node.text ?? "", .error, at: node.place))
      }
    }
    findings += reader.settings.findings + reader.findings
    return reader.newsletter
  }

  /// Whether an edition can be called so: its name stands in lists, and in the names of files.
  private mutating func isName(_ name: String, at place: SourcePlace) -> Bool {
    if name.lowercased() == EditionName.main {
      findings.append(.mainEditionNamed(name, at: place))
      return false
    }
    let isPlain = !name.contains { ",;\"".contains($0) || $0.isNewline }
    guard isPlain, name.contains(where: { $0.isLetter || $0.isNumber }) else {
      findings.append(.badEditionName(name, at: place))
      return false
    }
    return true
  }
}

extension Diagnostic {
  fileprivate static func mainEditionNamed(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "edition-name",
      "'\(name)' is the newsletter itself, with what the keys above say",
      at: place,
      hint: "give this edition another name"
    )
  }

  fileprivate static func badEditionName(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "edition-name",
      "'\(name)' can be no edition's name",
      at: place,
      hint: "such as 'science' or 'large-print': letters and figures, no commas"
    )
  }
}
