/// A node of a Markdown document as CommonMark and GitHub's extensions understand it.
package struct MarkdownNode: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case document, paragraph, quote, rule
    case heading(level: Int)
    case list(ListForm)
    /// An item of a list; `isDone` is `nil` unless the item is a task.
    case item(isDone: Bool?)
    /// A code block; `info` is what follows an opening fence, `nil` for code set by indentation.
    case code(String, info: String?)
    /// Raw HTML on its own lines.
    case html(String)
    case table([ColumnAlignment])
    case row(isHead: Bool)
    case cell

    case text(String)
    case softBreak, lineBreak
    case codeSpan(String)
    case inlineHTML(String)
    case emphasis, strong, strikethrough
    case styled(Style)
    case link(destination: String, title: String)
    case image(destination: String, title: String)
  }

  /// What a pair of signs makes of the words between, where a site has them on.
  package enum Style: Hashable, Sendable { case inserted, marked, superscript, `subscript` }

  /// How the items of a list are marked and spaced.
  package struct ListForm: Hashable, Sendable {
    /// The first number; `nil` for bullets.
    package var start: Int?
    package var isTight: Bool

    package init(start: Int?, isTight: Bool) {
      self.start = start
      self.isTight = isTight
    }
  }

  package enum ColumnAlignment: Hashable, Sendable { case unset, left, centre, right }

  package var kind: Kind
  /// 1-based; 0 where cmark does not say.
  package var line: Int
  /// 1-based and in bytes; exact only on the first line of a block.
  package var column: Int
  package var children: [MarkdownNode]

  package init(_ kind: Kind, line: Int = 0, column: Int = 0, _ children: [MarkdownNode] = []) {
    self.kind = kind
    self.line = line
    self.column = column
    self.children = children
  }
}
