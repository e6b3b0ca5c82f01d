private import Articles
package import Collector
package import Publication

/// Which of a newsletter's editions are meant.
package struct EditionChoice: Hashable, Sendable {
  /// By their names, `main` for the newsletter itself; empty for all.
  package var names: [String] = []
  /// The part of them that is this machine's; `nil` for all of them.
  package var shard: Shard?

  package init(names: [String] = [], shard: Shard? = nil) {
    self.names = names
    self.shard = shard
  }

  /// The editions in the order of the newsletter, `nil` for the newsletter itself.
  ///
  /// - Throws: `CompilerFailure` for a name that the newsletter does not have.
  package func editions(of newsletter: Newsletter) throws(CompilerFailure) -> [String?] {
    var chosen = newsletter.forms
    if !names.isEmpty {
      let known = newsletter.editions.names
      for name in names where name != EditionName.main && newsletter.editions[name] == nil {
        throw CompilerFailure(CollectionFailure.unknownEdition(name, known: known))
      }
      let wanted = Set(names)
      chosen = ([nil] + known).filter { wanted.contains($0 ?? EditionName.main) }
    }
    return shard.map { shard in chosen.filter(shard.holds) } ?? chosen
  }
}
