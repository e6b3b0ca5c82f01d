/// The two kinds of file that one layout serves.
package enum LayoutTarget: String, Hashable, Sendable, CaseIterable {
  /// Pages of a fixed size: PDF and its previews.
  case paged
  /// Text that flows in the reader's own size and fonts: EPUB.
  case reflowable
}

/// For which kinds of file a property means something.
package enum PropertyTargets: Hashable, Sendable {
  case both
  case paged
  case reflowable

  package func contains(_ target: LayoutTarget) -> Bool {
    switch (self, target) {
    case (.both, _), (.paged, .paged), (.reflowable, .reflowable): true
    case (.paged, .reflowable), (.reflowable, .paged): false
    }
  }
}
