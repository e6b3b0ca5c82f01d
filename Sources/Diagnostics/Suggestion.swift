/// The nearest of some known words to one that nobody knows: "did you mean …?".
package enum Suggestion {
  /// The candidate that differs least from `word`, or `nil` when none is near enough to be meant.
  ///
  /// Near enough is one edit in three letters; ties go to the first in alphabetical order.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let allowed = max(1, word.count / 3)
    return
      candidates
      .map { (candidate: $0, edits: edits(from: word.lowercased(), to: $0.lowercased())) }
      .filter { $0.edits <= allowed }
      .min { ($0.edits, $0.candidate) < ($1.edits, $1.candidate) }?
      .candidate
  }

  /// A hint that names the nearest candidate, else all of them when they are few.
  package static func hint(for word: String, among candidates: some Collection<String>) -> String? {
    if let nearest = nearest(to: word, among: candidates) { return "did you mean '\(nearest)'?" }
    guard !candidates.isEmpty, candidates.count <= 12 else { return nil }
    return "known: \(candidates.sorted().joined(separator: ", "))"
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (Damerau, 1964, restricted form).
  private static func edits(from a: String, to b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
