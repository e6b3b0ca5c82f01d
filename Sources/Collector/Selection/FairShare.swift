/// Shares the places of an issue out among its departments, so that a busy one does not take them all.
enum FairShare {
  /// Who has one of `count` places: each department in turn takes one for its next member until none is left.
  static func places<Member: Hashable>(_ count: Int, among departments: [[Member]]) -> Set<Member> {
    var chosen: Set<Member> = []
    let longest = departments.map(\.count).max() ?? 0
    for round in 0..<longest {
      for members in departments where round < members.count {
        guard chosen.count < count else { return chosen }
        chosen.insert(members[round])
      }
    }
    return chosen
  }
}
