import CommonMark
import Configuration

extension SettingsReader {
  /// What a Hugo site has switched on and off in Goldmark, its reader of Markdown.
  mutating func readMarkup(_ map: ConfigurationMap) {
    var markup = MarkupSettings()
    let goldmark = map.value(at: "markup", "goldmark")?.map
    markup.hasEmoji = map.value(at: "enableEmoji")?.boolean ?? false
    markup.readsHTML = goldmark?.value(at: "renderer", "unsafe")?.boolean ?? true
    markup.hasHardWraps = goldmark?.value(at: "renderer", "hardWraps")?.boolean ?? false
    markup.hasHeadingAttributes =
      goldmark?.value(at: "parser", "attribute", "title")?.boolean ?? true
    let style = goldmark?.value(at: "parser", "autoHeadingIDType")?.text?.lowercased()
    markup.headingIdentifiers = style.flatMap(HeadingIdentifier.init) ?? .github
    let extensions = goldmark?.value(at: "extensions")?.map ?? ConfigurationMap()
    markup.hasTypographer = extensions.isOn("typographer")
    markup.hasDefinitions = extensions.isOn("definitionList")
    markup.hasNotes = extensions.isOn("footnote")
    markup.extensions = SettingsReader.extensions(extensions)
    if let scheme = text(extensions.value(at: "linkifyProtocol")) {
      markup.schemeOfBareLinks = scheme.lowercased() == "http" ? "http" : "https"
    }
    settings.markup = markup
  }

  private static func extensions(_ map: ConfigurationMap) -> MarkdownExtensions {
    let switches: [(String, MarkdownExtensions)] = [
      ("table", .tables), ("strikethrough", .strikethrough), ("linkify", .bareLinks),
      ("taskList", .tasks),
    ]
    let extras: [(String, MarkdownExtensions)] = [
      ("insert", .inserted), ("mark", .marked), ("superscript", .superscript),
      ("subscript", .subscript), ("delete", .strikethrough),
    ]
    let on = switches.filter { map.isOn($0.0) }.map(\.1)
    let more = extras.filter { map.value(at: "extras", $0.0, "enable")?.boolean == true }.map(\.1)
    return MarkdownExtensions(on + more)
  }
}

extension ConfigurationMap {
  /// Whether an extension is on, which all are that the site does not switch off, by `false` or `{disable: true}`.
  fileprivate func isOn(_ key: String) -> Bool {
    guard let node = value(at: key) else { return true }
    return node.boolean ?? node.map?.value(at: "disable")?.boolean.map { !$0 }
      ?? node.map?.value(at: "enable")?.boolean ?? true
  }
}
