/// A number and what it counts, as `1 article` and `12 articles`, for messages, which are in English: the plural
/// of `noun` ends in `s`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
