import Diagnostics

/// Where the values of a TOML document stand and in which order, without the values themselves.
///
/// A class, because headers such as `[a.b]` come back to tables in the middle of the tree. It does
/// not leave the reader.
final class TOMLOutline {
  var keyPlace: SourcePlace?
  var place: SourcePlace
  /// A scalar that is not a string, as its author wrote it.
  var written = ""
  /// The keys of a table in the order in which they first come up.
  private(set) var keys: [String] = []
  private(set) var children: [String: TOMLOutline] = [:]
  var elements: [TOMLOutline] = []

  init(keyPlace: SourcePlace? = nil, place: SourcePlace) {
    self.keyPlace = keyPlace
    self.place = place
  }

  func add(_ child: TOMLOutline, as key: String) {
    if children.updateValue(child, forKey: key) == nil { keys.append(key) }
  }

  /// The table that `key` leads to: the one there is, of an array of tables the last, else a new one.
  func table(_ key: TOMLScanner.Key) -> TOMLOutline {
    if let child = children[key.text] { return child.elements.last ?? child }
    let child = TOMLOutline(keyPlace: key.place, place: key.place)
    add(child, as: key.text)
    return child
  }
}
