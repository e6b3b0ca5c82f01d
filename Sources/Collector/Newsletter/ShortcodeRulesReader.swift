import Articles
import Configuration
import Diagnostics

/// Reads what `newsletter.yaml` says of a site's own shortcodes.
struct ShortcodeRulesReader {
  private(set) var findings: [Diagnostic] = []
  private var rules: [String: ShortcodeRule] = [:]

  static func read(_ map: ConfigurationMap) -> Diagnosed<ShortcodeRules> {
    var reader = ShortcodeRulesReader()
    for entry in map.entries { reader.read(entry) }
    return Diagnosed(ShortcodeRules(reader.rules), reader.findings)
  }

  private mutating func read(_ entry: ConfigurationMap.Entry) {
    if let map = entry.value.map {
      rules[entry.key.lowercased()] = rule(map, at: entry.value.place, for: entry.key)
    } else if let form = form(entry.value) {
      rules[entry.key.lowercased()] = ShortcodeRule(form)
    }
  }

  private mutating func form(_ node: ConfigurationNode) -> ShortcodeForm? {
    let written = node.text?.trimmed ?? ""
    if let form = ShortcodeForm(rawValue: written.lowercased()) { return form }
    findings.append(.unknownForm(node.text, at: node.place))
    return nil
  }

  private mutating func rule(
    _ map: ConfigurationMap,
    at place: SourcePlace,
    for name: String
  ) -> ShortcodeRule? {
    guard let node = map["form"], !node.isNull else {
      findings.append(.shortcodeWithoutForm(name, at: place))
      return nil
    }
    guard let form = form(node) else { return nil }
    var rule = ShortcodeRule(form)
    let others = form == .card ? ["form", "label", "kind"] : ["form", "label"]
    var settings = SettingsMap(map, keys: others + form.parts.map(\.rawValue))
    rule.label = settings.text("label")
    rule.kind = settings.choice("kind") ?? .page
    for part in form.parts {
      let sources = settings.texts(part.rawValue)
      if !sources.isEmpty { rule.sources[part] = sources.map { ShortcodeRule.Source($0) } }
    }
    findings += settings.findings
    return rule
  }
}

extension Diagnostic {
  private static var forms: [String] { ShortcodeForm.allCases.map(\.rawValue) }

  fileprivate static func unknownForm(_ written: String?, at place: SourcePlace) -> Diagnostic {
    let near = written.flatMap { Suggestion.nearest(to: $0, among: forms) }
    return Diagnostic(
      .error,
      id: "wrong-value",
      "\(written.map { "'\($0)'" } ?? "what is written here") is no form for a shortcode",
      at: place,
      hint: near.map { "did you mean '\($0)'?" } ?? "wanted: \(forms.joined(separator: ", "))"
    )
  }

  fileprivate static func shortcodeWithoutForm(
    _ name: String,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "wrong-value",
      "nothing says in which form the shortcode '\(name)' is set",
      at: place,
      hint: "write '\(name): {form: box}', or one of \(forms.joined(separator: ", "))"
    )
  }
}
