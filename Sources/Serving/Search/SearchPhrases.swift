/// The server's few words, in the language of the catalog; English for those that are not in the table.
struct SearchPhrases: Hashable, Sendable {
  var search: String
  var nothing: String
  var previous: String
  var next: String
  var login: String
  var password: String

  /// The words of a language, by a tag such as `de-AT`.
  static func of(_ language: String?) -> SearchPhrases {
    let primary = language?.prefix { $0 != "-" }.lowercased() ?? ""
    return all[primary] ?? english
  }

  private init(_ words: String...) {
    (search, nothing, previous) = (words[0], words[1], words[2])
    (next, login, password) = (words[3], words[4], words[5])
  }

  private static let english = SearchPhrases(
    "Search",
    "No issue has that.",
    "Previous page",
    "Next page",
    "User name",
    "Password"
  )

  private static let all: [String: SearchPhrases] = [
    "en": english,
    "de": SearchPhrases(
      "Suche",
      "In keiner Ausgabe gefunden.",
      "Vorige Seite",
      "Nächste Seite",
      "Benutzername",
      "Passwort"
    ),
    "fr": SearchPhrases(
      "Recherche",
      "Aucun numéro ne contient cela.",
      "Page précédente",
      "Page suivante",
      "Identifiant",
      "Mot de passe"
    ),
    "es": SearchPhrases(
      "Buscar",
      "Ningún número contiene eso.",
      "Página anterior",
      "Página siguiente",
      "Usuario",
      "Contraseña"
    ),
    "it": SearchPhrases(
      "Cerca",
      "Nessun numero lo contiene.",
      "Pagina precedente",
      "Pagina successiva",
      "Nome utente",
      "Password"
    ),
    "pt": SearchPhrases(
      "Pesquisar",
      "Nenhuma edição contém isso.",
      "Página anterior",
      "Página seguinte",
      "Utilizador",
      "Palavra-passe"
    ),
    "nl": SearchPhrases(
      "Zoeken",
      "In geen nummer gevonden.",
      "Vorige pagina",
      "Volgende pagina",
      "Gebruikersnaam",
      "Wachtwoord"
    ),
    "sv": SearchPhrases(
      "Sök",
      "Inget nummer innehåller det.",
      "Föregående sida",
      "Nästa sida",
      "Användarnamn",
      "Lösenord"
    ),
    "ja": SearchPhrases("検索", "該当する号はありません。", "前のページ", "次のページ", "ユーザー名", "パスワード"),
    "zh": SearchPhrases("搜索", "没有找到相关期刊。", "上一页", "下一页", "用户名", "密码"),
    "ko": SearchPhrases("검색", "해당하는 호가 없습니다.", "이전 쪽", "다음 쪽", "사용자 이름", "비밀번호"),
  ]
}
