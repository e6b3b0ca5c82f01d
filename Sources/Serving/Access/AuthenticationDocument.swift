internal import HTTPTypes
internal import JSON

/// What OPDS clients are told who must sign in (Authentication for OPDS 1.0).
enum AuthenticationDocument {
  static let path = TreePath("opds/authentication.json")

  static func bytes(id: String, title: String, language: String?) -> [UInt8] {
    let words = SearchPhrases.of(language)
    return JSONValue.object([
      "id": .string(id), "title": .string(title),
      "authentication": .array([
        .object([
          "type": "http://opds-spec.org/auth/basic",
          "labels": .object(["login": .string(words.login), "password": .string(words.password)]),
        ])
      ]),
    ]).bytes(.readable)
  }
}
