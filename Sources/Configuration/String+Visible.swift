extension String {
  /// Whether anything of the text can be seen: spaces, controls and what has no shape of its own cannot.
  package var isVisible: Bool {
    if utf8.contains(where: { (0x21...0x7E).contains($0) }) { return true }
    return unicodeScalars.contains { scalar in
      let properties = scalar.properties
      return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
        && !properties.isNoncharacterCodePoint && properties.generalCategory != .control
    }
  }
}
