import Zip

/// An EPUB's container (OCF 3.3): its members, and what is wrong with how they are stored.
struct Container: Sendable {
  let directory: ArchiveDirectory
  /// The first member of each name.
  let members: [String: DirectoryMember]
  /// Names as they are spelt, by their lower case.
  private let spellings: [String: String]
  /// About members as they are stored; the archive itself is called "".
  private(set) var marks: [String: Marks] = [:]

  init(_ bytes: [UInt8]) throws(ArchiveFailure) {
    directory = try ArchiveDirectory(bytes)
    members = Dictionary(directory.members.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    spellings = Dictionary(
      members.keys.map { ($0.lowercased(), $0) },
      uniquingKeysWith: { min($0, $1) }
    )
    var rules = ContainerRules(directory)
    rules.check()
    marks = rules.marks
  }

  var totalSize: Int { directory.members.reduce(0) { $0 &+ min($1.size, 1 << 40) } }

  func contents(of name: String, limit: Int) throws(ArchiveFailure) -> [UInt8] {
    guard let member = members[name] else { throw ArchiveFailure.missing(name) }
    return try directory.contents(of: member, limit: limit)
  }

  /// How a name that is not there is spelt, where only its case differs.
  func spelling(of name: String) -> String? { spellings[name.lowercased()] }
}
