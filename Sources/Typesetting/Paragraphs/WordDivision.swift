/// Where a word of a language may be divided: the bytes of UTF-8 before each place, in order.
///
/// The language is BCP 47, empty when unknown.
typealias WordDivision = (_ word: String, _ language: String) -> [Int]
