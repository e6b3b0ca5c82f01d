import Articles

/// Translations of one article on a site that does not keep its languages apart.
enum Translations {
  /// Leaves out each article of which another translation is taken: that in the language, else the first.
  static func leaveOut(
    in candidates: inout [Candidate],
    language: LanguageTag,
    isKept: (SiteEntry) -> Bool
  ) {
    var taken: [String: Int] = [:]
    for index in candidates.indices where candidates[index].isSelected {
      guard let key = candidates[index].entry.translationKey else { continue }
      guard let other = taken[key] else {
        taken[key] = index
        continue
      }
      let isBetter =
        candidates[other].entry.metadata.language != language
        && candidates[index].entry.metadata.language == language
      let lost = isBetter ? other : index
      if isBetter { taken[key] = index }
      let isTranslation =
        candidates[other].entry.metadata.language != candidates[index].entry.metadata.language
      if isTranslation, !isKept(candidates[lost].entry) { candidates[lost].reason = .language }
    }
  }
}
