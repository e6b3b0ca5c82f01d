import Articles

/// A feed of the catalog as OPDS means it, before it is written in either of its forms.
struct CatalogFeed: Sendable {
  /// One line of a feed that leads on.
  struct Entry: Sendable {
    var title: String
    var summary: String
    /// The feed to which it leads.
    var target: FeedAddress
    var leadsToIssues: Bool
    /// OPDS 1.2, 4.2: `subsection`, or what is known of the order of that feed.
    var relation: String
    var updated: Timestamp
    var count: Int
  }

  /// A page of a list of issues.
  struct Listing: Sendable {
    var issues: [CatalogIssue]
    /// How many the whole list has.
    var total: Int
    /// From 1.
    var page: Int
    var pages: Int
    var facets: [FacetGroup]
  }

  /// Ways to part the same list; one of them may be what the feed shows.
  struct FacetGroup: Sendable {
    struct Facet: Sendable {
      var title: String
      var target: FeedAddress
      var count: Int
      var isActive: Bool
    }

    var title: String
    var facets: [Facet]
  }

  enum Contents: Sendable {
    case entries([Entry])
    case issues(Listing)
  }

  var address: FeedAddress
  var title: String
  var updated: Timestamp
  /// `nil` for the root.
  var up: FeedAddress?
  var contents: Contents

  var leadsToIssues: Bool {
    switch contents {
    case .entries: false
    case .issues: true
    }
  }
}

/// The address of a feed, without what tells one form of it from the other.
struct FeedAddress: Hashable, Sendable {
  enum Form: String, Hashable, Sendable {
    /// OPDS 1.2; a name in `.xml`, since every web host says of it something that readers take for a feed.
    case atom = "xml"
    /// OPDS 2.0.
    case json = "json"
  }

  /// `opds/years/2026`.
  var stem: String
  /// From 1.
  var page = 1

  static let root = FeedAddress(stem: "opds/index")
  static let issues = FeedAddress(stem: "opds/issues")

  static func list(of kind: Classification.Kind) -> FeedAddress {
    FeedAddress(stem: "opds/\(kind.rawValue)")
  }

  static func shelf(_ shelf: Classification.Shelf, of kind: Classification.Kind) -> FeedAddress {
    FeedAddress(stem: "opds/\(kind.rawValue)/\(shelf.slug)")
  }

  func at(page: Int) -> FeedAddress { FeedAddress(stem: stem, page: page) }

  /// No slug has a dot: a page is no other list's name.
  func path(in form: Form) -> CatalogPath {
    CatalogPath(page == 1 ? "\(stem).\(form.rawValue)" : "\(stem).\(page).\(form.rawValue)")
  }
}

extension CatalogFeed.Listing {
  /// The pages before and after this one, as feeds call them.
  func neighbours(of address: FeedAddress) -> [(relation: String, address: FeedAddress)] {
    guard pages > 1 else { return [] }
    var neighbours = [("first", address.at(page: 1)), ("last", address.at(page: pages))]
    if page > 1 { neighbours.append(("previous", address.at(page: page - 1))) }
    if page < pages { neighbours.append(("next", address.at(page: page + 1))) }
    return neighbours
  }
}
