import CCommonMark
import Synchronization

/// Why Markdown could not be parsed; never the author's doing, since every text is Markdown.
package enum MarkdownFailure: Error, Hashable {
  case noParser, noDocument
}

/// A parsed Markdown text.
package struct MarkdownDocument: Hashable, Sendable {
  package var blocks: [MarkdownNode]
  /// The lines on which quotes, lists or emphasis were nested too deep and were flattened.
  package var flattenedLines: [Int]
}

/// Parses CommonMark with what a site reads beyond it.
///
/// Straight quotes stay straight, footnotes stay text and raw HTML comes through: what is made of them
/// is for the caller to say.
package enum MarkdownParser {
  /// How deep quotes and lists, and again emphasis and links, may be nested.
  package static let deepestNesting = 100

  /// The document in `source`, which must be UTF-8 and is read with `\n` as its line ending.
  package static func parse(
    _ source: [UInt8],
    extensions: MarkdownExtensions = .github
  ) throws(MarkdownFailure) -> MarkdownDocument {
    _ = extensionsAreRegistered
    guard let parser = cmark_parser_new(options) else {
      throw .noParser
    }
    defer { cmark_parser_free(parser) }
    attach(extensions, to: parser)
    source.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let root = finish(parser) else { throw .noDocument }
    defer { cmark_node_free(root) }
    var document = try MarkdownTree.read(root)
    if let styled = StyledText(extensions) { document.blocks = styled.read(document.blocks) }
    return document
  }

  /// Parses what stands within lines, one text at a time.
  ///
  /// cmark-gfm adds the characters of its extensions (`~`, `:`, `w`) to a table of the whole process when it begins
  /// with a text's inlines, and takes them out at the end: beside another thread links and strikes get lost.
  private static func finish(_ parser: OpaquePointer) -> OpaquePointer? {
    // Neither leaves this function's thread: the lock runs its closure here and now.
    nonisolated(unsafe) let parser = parser
    nonisolated(unsafe) var root: OpaquePointer?
    inlines.withLock { _ in root = cmark_parser_finish(parser) }
    return root
  }

  private static let inlines = Mutex<Void>(())

  // `~` alone is text, as Goldmark has it: H~2~O.
  private static let options =
    CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE

  /// cmark keeps its extensions in a global list, which is to be filled once, before other threads look.
  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  private static func attach(_ extensions: MarkdownExtensions, to parser: OpaquePointer) {
    for name in extensions.names {
      guard let found = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, found)
    }
  }
}
