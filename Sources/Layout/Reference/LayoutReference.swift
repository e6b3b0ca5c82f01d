/// The reference of `layout.yaml` in Markdown, out of the tables by which layouts are read.
package enum LayoutReference {
  package static var markdown: String {
    let parts = [layout, styles, pages, issue, cover, placeholders]
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: Chapters

  private static var layout: String {
    """
    ## All keys

    What stands in the column *without it* holds where a key is not written; **required** means that there is no layout
    without it. A list of one may be written without brackets. Lengths are a number and a unit:

    \(units)

    \(keys(of: DescriptionKey.self))

    ### A font

    `text: linux-libertine`, or a map:

    \(keys(of: FontKey.self))

    ### A colour

    `ink: "#141414"`, or a map:

    \(keys(of: ColourKey.self))

    ### `type`

    \(keys(of: TypeKey.self))
    """
  }

  private static var styles: String {
    """
    ## Styles

    `styles` is a map of roles. Each role is a map of properties by CSS's names, and may have a map `epub` of what is otherwise in
    EPUBs. Properties that are inherited come from the role `text` where a role does not say them.

    ### Roles

    *Running* text is set in paragraphs as `text` says. A *heading* is balanced and not divided, and stays with what it heads. A
    *line* begins at the left and has no hyphens. *Words* stand within another text: what they do not say is as around them.

    \(roles)

    ### Properties

    \(properties)
    """
  }

  private static var pages: String {
    var frames = ReferenceTable("frame", "meaning")
    for name in PageMaster.FrameName.allCases { frames.add("`\(name.rawValue)`", name.summary) }
    return """
      ## Page masters

      `pages` is a list of masters. For each use (\(list(of: PageMaster.Use.self))) the first is taken whose `min-width` the paper has.

      \(keys(of: MasterKey.self))

      ### `margins`

      \(keys(of: MarginKey.self))

      ### `frames`

      A frame is a column by its number, the first and the last of several as in `3-7`, or a list of such.

      \(frames.markdown)

      ### `running-head` and `folio`

      \(keys(of: FurnitureKey.self))
      """
  }

  private static var issue: String {
    var parts = ReferenceTable("part", "meaning")
    for name in IssuePart.Name.allCases { parts.add("`\(name.rawValue)`", name.summary) }
    let chapters = IssuePart.Name.allCases.compactMap { name in
      name.keys.map { "### `\(name.rawValue)`\n\n" + keys(of: $0) }
    }
    return """
      ## Parts of an issue

      `issue` is a list of parts, each by its name alone or with its keys: `- colophon`, `- contents: { form: list }`.

      \(parts.markdown)

      \(chapters.joined(separator: "\n\n"))

      ### `ears` and `dateline`

      \(keys(of: CellKey.self))

      ### `front`

      \(keys(of: FrontKey.self))

      ### Parts of an article

      \(list(of: ArticlePart.self)).
      """
  }

  private static var cover: String {
    var elements = ReferenceTable("element", "style", "meaning")
    for part in CoverElement.Part.allCases {
      elements.add(
        "`\(part.rawValue)`",
        part.role.map { "`\($0.rawValue)`" } ?? "–",
        part.summary
      )
    }
    return """
      ## The cover

      \(keys(of: CoverKey.self))

      ### A form of the cover

      \(keys(of: CoverFormKey.self))

      ### Elements

      \(elements.markdown)

      ### Keys of an element

      \(keys(of: CoverElementKey.self))
      """
  }

  private static var placeholders: String {
    var table = ReferenceTable("placeholder", "known", "meaning")
    for placeholder in Placeholder.allCases {
      table.add("`{\(placeholder.rawValue)}`", placeholder.scope.words, placeholder.summary)
    }
    return """
      ## Placeholders

      A text may hold placeholders. Between ` · ` stand its parts; a part is left out in which a placeholder has no value.

      \(table.markdown)
      """
  }

  // MARK: Tables

  private static var units: String {
    var table = ReferenceTable("unit", "meaning")
    for unit in Dimension.Unit.allCases { table.add("`\(unit.rawValue)`", unit.summary) }
    return table.markdown
  }

  private static func keys<Key: LayoutKey>(of: Key.Type) -> String {
    var table = ReferenceTable("key", "takes", "without it", "meaning")
    for key in Key.allCases {
      let definition = key.definition
      table.add(
        "`\(key.rawValue)`",
        definition.form.markdown,
        definition.initial.markdown,
        definition.summary
      )
    }
    return table.markdown
  }

  private static var roles: String {
    var table = ReferenceTable("role", "kind", "meaning")
    for role in StyleRole.allCases {
      table.add("`\(role.rawValue)`", role.kind.words, role.summary)
    }
    return table.markdown
  }

  private static var properties: String {
    var table = ReferenceTable("property", "takes", "without it", "inherited", "where", "meaning")
    for property in StyleProperty.allCases {
      table.add(
        "`\(property.rawValue)`",
        property.grammar.markdown,
        property.initialInWords,
        property.isInherited ? "yes" : "",
        property.targets.words,
        property.summary
      )
    }
    return table.markdown
  }

  private static func list<Word: RawRepresentable<String> & CaseIterable>(of: Word.Type) -> String {
    Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }
}
