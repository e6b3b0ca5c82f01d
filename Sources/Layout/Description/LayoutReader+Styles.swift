import Configuration
import Diagnostics
import Geometry

extension LayoutReader {
  // MARK: Tokens

  /// `text: linux-libertine`, or a map with the family and its generic kind.
  mutating func readFonts(_ node: ConfigurationNode) -> [FontToken] {
    guard let map = node.map, !map.entries.isEmpty else {
      return refuse(node, "fonts", "a map of names and families") ?? []
    }
    return map.entries.compactMap { readFont($0) }
  }

  private mutating func readFont(_ entry: ConfigurationMap.Entry) -> FontToken? {
    var family = entry.value
    var generic = FontToken.Generic.serif
    if entry.value.map != nil {
      let fields = entries(of: entry.value, as: FontKey.self)
      guard let name = fields[.family] else { return nil }
      family = name
      generic = word(.generic, in: fields)
    }
    return text(family, of: entry.key).map {
      FontToken(name: entry.key, family: $0, generic: generic, place: family.place)
    }
  }

  /// `ink: "#141414"`, or a map with a colour for each kind of page.
  mutating func readColours(_ node: ConfigurationNode) -> [ColourToken] {
    guard let map = node.map else {
      return refuse(node, "colours", "a map of names and colours") ?? []
    }
    return map.entries.compactMap { entry in
      guard entry.value.map != nil else {
        return plainColour(entry.value, of: entry.key)
          .map { ColourToken(name: entry.key, paged: $0) }
      }
      let fields = entries(of: entry.value, as: ColourKey.self)
      let paged = fields[.paged].flatMap { plainColour($0, of: "paged") }
      return paged.map {
        ColourToken(
          name: entry.key,
          paged: $0,
          reflowable: fields[.epub].flatMap { plainColour($0, of: "epub") },
          dark: fields[.dark].flatMap { plainColour($0, of: "dark") }
        )
      }
    }
  }

  private mutating func plainColour(_ node: ConfigurationNode, of key: String) -> Colour? {
    if let colour = node.text.flatMap(Colour.init(css:)) { return colour }
    let hint = node.isNull ? "put the colour in quotation marks" : nil
    return refuse(node, key, "a colour such as '#1a4480'", hint: hint)
  }

  mutating func readType(_ node: ConfigurationNode) -> TypeScale {
    let fields = entries(of: node, as: TypeKey.self)
    return TypeScale(
      size: absolute(.size, in: fields) ?? type.size,
      leading: absolute(.leading, in: fields) ?? type.leading
    )
  }

  private mutating func absolute(_ key: TypeKey, in fields: LayoutFields<TypeKey>) -> Length? {
    guard let node = fields[key],
      case .dimension(let dimension)? = value(node, of: key.rawValue, TypeKey.absolute)
    else { return nil }
    return dimension.length(em: .zero, line: .zero)
  }

  // MARK: Styles

  mutating func readStyles(_ node: ConfigurationNode) -> StyleSheets {
    var sheets = StyleSheets()
    guard let map = node.map else { return refuse(node, "styles", "a map of roles") ?? sheets }
    let known = StyleRole.allCases.map(\.rawValue)
    for entry in map.entries {
      guard let role = StyleRole(rawValue: entry.key) else {
        diagnostics.append(
          .unknownLayoutKey(entry.key, in: "'styles'", at: entry.keyPlace, among: known)
        )
        continue
      }
      let style = readStyle(entry.value, of: role, inEPUB: false)
      sheets.both[role] = style.declarations
      sheets.reflowable[role] = style.epub.map {
        readStyle($0, of: role, inEPUB: true).declarations
      }
    }
    return sheets
  }

  /// The declarations of one role, and the map under its `epub` key.
  private mutating func readStyle(
    _ node: ConfigurationNode,
    of role: StyleRole,
    inEPUB: Bool
  ) -> (declarations: [StyleProperty: StyleValue], epub: ConfigurationNode?) {
    guard let map = node.map else {
      return (refuse(node, role.rawValue, "a map of properties") ?? [:], nil)
    }
    var declarations: [StyleProperty: StyleValue] = [:]
    var epub: ConfigurationNode?
    for entry in map.entries {
      if let property = StyleProperty(rawValue: entry.key) {
        declarations[property] = value(entry.value, of: entry.key, property.grammar)
        if inEPUB, !property.targets.contains(.reflowable) {
          diagnostics.append(.unusedProperty(property, at: entry.keyPlace))
        }
      } else if entry.key == "epub", !inEPUB {
        epub = entry.value
      } else {
        let known = StyleProperty.allCases.map(\.rawValue) + (inEPUB ? [] : ["epub"])
        diagnostics.append(
          .unknownLayoutKey(
            entry.key,
            in: "the style '\(role.rawValue)'",
            at: entry.keyPlace,
            among: known
          )
        )
      }
    }
    return (declarations, epub)
  }
}
