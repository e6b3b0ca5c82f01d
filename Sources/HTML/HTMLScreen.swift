/// Lets through of an author's raw HTML what can safely be built into a tree, piece after piece.
///
/// Comments, scripts and styles are taken out, tags that are nested too deep or have no end are dropped, and
/// what only looks like a tag, such as `Vec<String>`, becomes text.
package struct HTMLScreen: Sendable {
  /// What was kept out or changed, once for every kind.
  package enum Remark: Hashable, Sendable {
    case tooDeep
    case tooManyTags
    /// A comment that takes the rest of its piece with it.
    case unclosedComment
    /// An element that was left out together with what is in it.
    case dropped(element: String)
    /// An element of which the text stays.
    case unwrapped(element: String)
  }

  /// The name of the elements that stand for what the caller puts between an author's tags.
  package static let insertElement = "broadsheet-insert"

  /// The names of the elements that are open, outermost first, but for those that close themselves.
  package private(set) var open: [String] = []
  package private(set) var remarks: [Remark] = []
  private let deepestNesting: Int
  private var openFormatting: [String: Int] = [:]
  private var droppedTags: [String: Int] = [:]
  private var tags = 0

  // Ours, not measured: pages made by people stay far below both.
  private static let mostTags = 100_000
  private static let mostFormatting = 16

  package init(deepestNesting: Int = 100) {
    self.deepestNesting = deepestNesting
  }

  /// How deep the next piece will stand.
  package var depth: Int { open.count }

  /// The markup of `piece` that is safe to hand on.
  package mutating func admit(_ piece: String) -> [UInt8] {
    var scanner = TagScanner(Array(piece.utf8))
    var admitted: [UInt8] = []
    admitted.reserveCapacity(scanner.bytes.count)
    while let token = scanner.next() {
      switch token {
      case .text(let range): admitted += TagScanner.escaped(scanner.bytes[range])
      case .comment(let isClosed): if !isClosed { remark(.unclosedComment) }
      case .tag(let tag): admit(tag, from: &scanner, into: &admitted)
      }
    }
    return admitted
  }

  private mutating func admit(
    _ tag: TagScanner.Tag,
    from scanner: inout TagScanner,
    into admitted: inout [UInt8]
  ) {
    guard HTMLVocabulary.knows(tag.name) else {
      admitted += TagScanner.escaped(scanner.bytes[tag.range])
      return
    }
    if HTMLVocabulary.isDroppedWhole(tag.name) {
      return drop(tag, from: &scanner, into: &admitted)
    }
    guard tag.name != HTMLScreen.insertElement, tag.attributes <= 200 else {
      return remark(.dropped(element: tag.name))
    }
    guard !HTMLVocabulary.isDroppedTag(tag.name) else {
      // What was a list to choose from is words in a row.
      if tag.name == "option" { admitted.append(UInt8(ascii: " ")) }
      return remark(.unwrapped(element: tag.name))
    }
    guard tags < HTMLScreen.mostTags else { return remark(.tooManyTags) }
    tags += 1
    if tag.isEnd ? closes(tag.name) : opens(tag) { admitted += scanner.bytes[tag.range] }
    if !tag.isEnd, HTMLVocabulary.holdsRawText(tag.name) {
      if let text = scanner.skip(toEndOf: tag.name) { admitted += scanner.bytes[text] }
      admitted += Array("</\(tag.name)>".utf8)
      _ = closes(tag.name)
    }
  }

  private mutating func opens(_ tag: TagScanner.Tag) -> Bool {
    if HTMLVocabulary.isVoid(tag.name) || HTMLVocabulary.closesItself(tag.name) { return true }
    if HTMLVocabulary.isFormatting(tag.name) {
      guard openFormatting.values.reduce(0, +) < HTMLScreen.mostFormatting else {
        return refuse(tag)
      }
      openFormatting[tag.name, default: 0] += 1
      return true
    }
    guard open.count < deepestNesting else { return refuse(tag) }
    open.append(tag.name)
    return true
  }

  private mutating func refuse(_ tag: TagScanner.Tag) -> Bool {
    droppedTags[tag.name, default: 0] += 1
    remark(.tooDeep)
    return false
  }

  /// Whether an end tag has something to end.
  private mutating func closes(_ name: String) -> Bool {
    if HTMLVocabulary.isVoid(name) { return false }
    if HTMLVocabulary.closesItself(name) { return true }
    if let dropped = droppedTags[name], dropped > 0 {
      droppedTags[name] = dropped - 1
      return false
    }
    if let formatting = openFormatting[name] {
      openFormatting[name] = formatting > 1 ? formatting - 1 : nil
      return true
    }
    guard let index = open.lastIndex(of: name) else { return false }
    open.removeSubrange(index...)
    return true
  }

  /// Leaves out an element and what is in it, but for the title of a drawing and the words of a formula.
  private mutating func drop(
    _ tag: TagScanner.Tag,
    from scanner: inout TagScanner,
    into admitted: inout [UInt8]
  ) {
    guard !tag.isEnd else { return }
    guard !tag.isSelfClosing, let range = scanner.skip(toEndOf: tag.name) else {
      return remark(.dropped(element: tag.name))
    }
    let content = scanner.bytes[range]
    switch tag.name {
    case "math":
      let source = TagScanner.firstText(of: "annotation", in: content)
      let text = source ?? Array(FormulaText.text(of: content).utf8)
      guard !text.isEmpty else { return remark(.dropped(element: tag.name)) }
      remark(.unwrapped(element: tag.name))
      admitted += Array("<code>".utf8) + text + Array("</code>".utf8)
    case "svg":
      remark(.dropped(element: tag.name))
      guard let title = TagScanner.firstText(of: "title", in: content) else { return }
      admitted += Array("<span>".utf8) + title + Array("</span>".utf8)
    default: remark(.dropped(element: tag.name))
    }
  }

  private mutating func remark(_ remark: Remark) {
    switch remark {
    case .dropped(let element), .unwrapped(let element):
      if HTMLVocabulary.isInvisible(element) { return }
    case .tooDeep, .tooManyTags, .unclosedComment: break
    }
    if !remarks.contains(remark) { remarks.append(remark) }
  }
}
