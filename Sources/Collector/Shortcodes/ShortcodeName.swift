/// The words of which a shortcode's name is made.
enum ShortcodeName {
  /// `card-prompt`, `cardPrompt` and `my/card_prompt` as their words in lower case.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in name {
      let isLetter = character.isLetter || character.isNumber
      if !isLetter || character.isUppercase && wasSmall {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isLetter { word += character.lowercased() }
      wasSmall = character.isLowercase
    }
    return word.isEmpty ? words : words + [word]
  }
}
