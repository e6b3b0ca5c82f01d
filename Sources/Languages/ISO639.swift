/// The languages that there are, as tags of languages begin with them.
package enum ISO639 {
  /// Whether a tag may begin with this, in small letters: with one of the codes of two letters that there are, or
  /// with any of three letters that means one language.
  package static func has(_ primary: String) -> Bool {
    let letters = primary.utf8
    guard letters.count <= 3, letters.allSatisfy({ (97...122).contains($0) }) else { return false }
    switch letters.count {
    case 2: return twoLetters.contains(number(of: letters))
    case 3: return !["und", "mul", "mis", "zxx"].contains(primary)
    default: return false
    }
  }

  /// Two letters as one number.
  private static func number(of letters: some Sequence<UInt8>) -> UInt16 {
    letters.reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// ISO 639-1, with the codes that were once used for Indonesian, Hebrew, Yiddish, Javanese and Moldavian.
  private static let twoLetters = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en \
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw \
    ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt \
    my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm \
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.utf8.split(separator: UInt8(ascii: " ")).map(number)
  )
}
