import Articles
import Geometry
import Layout
import PageModel
import TextShaping

// What an article needs that begins on the front page and goes on inside.
extension ColumnSetter {
  /// The head for the front page, over the one width that it has there.
  ///
  /// It says what the heads for pages inside say, and so has the same elements.
  func frontHead(
    _ parts: [ArticlePart],
    of matter: ArticleMatter,
    measure: Length
  ) throws(FontFailure) -> [Slab] {
    var setter = self
    for part in parts { try setter.set(part, of: matter, measure: measure) }
    setter.slabs.leaveFreeBelow(book.spaceBelowHead)
    return setter.slabs
  }

  /// What stands over the rest: from which page it comes, and the headline once more.
  ///
  /// The headline is furniture there, for it has been read; the ways there and back come after the article.
  mutating func setContinuation(of matter: ArticleMatter) throws(FontFailure) {
    let article = matter.article
    guard let anchor = issue.names.article(article.id) else { return }
    let ways = galley.structure.add(StructureElement(.paragraph), to: StructureTree.root)
    let rest = LinkArea.Target.anchor(issue.names.rest(of: article.id))
    galley.jump = addWay(to: rest, saying: article.metadata.title, in: ways)
    let words = issue.issue.phrases.from(page: issue.firstPage)
    let back = addWay(to: .anchor(anchor), saying: words, in: ways)
    let outer = (slabs, pendingAnchors)
    for width in issue.columns.spans {
      slabs = []
      try setKicker(words, back, measure: width)
      let start = slabs.count
      let style = try book.block(headOfRest(of: matter))
      try setFitted(article.metadata.title, in: style, room: room(width), of: back.element)
      for index in start..<slabs.count {
        for piece in slabs[index].pieces.indices { slabs[index].pieces[piece].element = nil }
        slabs[index].keep = .never
      }
      if !slabs.isEmpty {
        slabs[0].anchors = [issue.names.rest(of: article.id)]
        slabs.leaveFreeBelow(book.spaceBelowHead)
      }
      galley.continuations.append(slabs)
    }
    (slabs, pendingAnchors) = outer
  }

  private func headOfRest(of matter: ArticleMatter) -> StyleRole {
    let rest = matter.front == .rail ? issue.layout.departments?.front?.rest : nil
    return rest ?? issue.form.head(ofRank: matter.rank)
  }

  private mutating func addWay(
    to target: LinkArea.Target,
    saying description: String,
    in parent: StructureElement.ID
  ) -> GalleyJump {
    let reference = galley.structure.add(StructureElement(.reference), to: parent)
    let element = galley.structure.add(StructureElement(.link), to: reference)
    galley.links.append(GalleyLink(target: target, description: description, element: element))
    return GalleyJump(link: galley.links.count - 1, element: element)
  }

  private mutating func setKicker(
    _ words: String,
    _ way: GalleyJump,
    measure: Length
  ) throws(FontFailure) {
    let style = try book.block(.kicker)
    var pieces = try LineCells(left: words).pieces(
      in: style,
      shaper: paragraphs.shaper,
      room: room(measure),
      baseline: style.baseline
    ) { _ in way.element }
    for index in pieces.indices { pieces[index].link = way.link }
    slabs.append(Slab(height: style.leading, isOnGrid: style.isOnGrid, pieces: pieces))
  }
}
