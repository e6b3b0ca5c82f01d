extension String {
  /// Fit for a message: one line, without control characters, and not too long.
  package var singleLine: String {
    guard utf8.count > 300 || utf8.contains(where: { $0 < 32 || $0 == 127 }) else { return self }
    let clean = unicodeScalars.prefix(300).map { $0.value < 32 || $0.value == 127 ? " " : $0 }
    return String(String.UnicodeScalarView(clean)) + (unicodeScalars.count > 300 ? "…" : "")
  }
}
