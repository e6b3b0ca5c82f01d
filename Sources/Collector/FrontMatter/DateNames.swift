/// Names of months and weekdays as dates in front matter have them, in lower case and without accents.
enum DateNames {
  static let weekdays: Set = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
  ]

  /// 1 to 12; English names may be cut short to three letters.
  static func month(_ name: String) -> Int? {
    guard name.utf8.count >= 3 else { return nil }
    if let index = english.firstIndex(where: { $0.hasPrefix(name) }) { return index + 1 }
    return others.firstIndex { $0.contains(name) }.map { $0 + 1 }
  }

  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Dutch, French, German, Italian, Portuguese and Spanish names that are not English too.
  private static let others: [Set<String>] = [
    ["januar", "januari", "janvier", "gennaio", "janeiro", "enero", "janner"],
    ["februar", "februari", "fevrier", "febbraio", "fevereiro", "febrero"],
    ["marz", "maart", "mars", "marzo", "marco", "maerz"],
    ["avril", "aprile", "abril"],
    ["mai", "mei", "maggio", "maio", "mayo"],
    ["juni", "juin", "giugno", "junho", "junio"],
    ["juli", "juillet", "luglio", "julho", "julio"],
    ["augustus", "aout", "agosto"],
    ["sept", "septembre", "settembre", "setembro", "septiembre"],
    ["oktober", "octobre", "ottobre", "outubro", "octubre"],
    ["novembre", "novembro", "noviembre"],
    ["dezember", "decembre", "dicembre", "dezembro", "diciembre"],
  ]
}
