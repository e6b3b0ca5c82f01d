/// Addresses before which an author put a Liquid expression: `{{ site.baseurl }}/x`.
enum LiquidAddress {
  /// The address from the site's root; unchanged where it begins with no such expression.
  static func withoutExpression(_ address: String) -> String {
    guard address.hasPrefix("{{"), let end = address.firstRange(of: "}}") else { return address }
    let expression = address[..<end.lowerBound].dropFirst(2).trimmed
    let rest = String(address[end.upperBound...])
    if let quoted = quoted(expression) { return quoted + rest }
    guard ["site.baseurl", "site.url", "site.base_url"].contains(expression) else { return address }
    return rest.hasPrefix("/") ? rest : "/" + rest
  }

  /// The text of `'/x' | relative_url`.
  private static func quoted(_ expression: String) -> String? {
    guard let quote = expression.first, quote == "'" || quote == "\"",
      let end = expression.dropFirst().firstIndex(of: quote)
    else { return nil }
    return String(expression[..<end].dropFirst())
  }
}
