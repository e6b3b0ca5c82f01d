import Diagnostics

/// Fills a map key by key; of a key written twice the last value stays, and a warning.
struct ConfigurationMapBuilder {
  private var entries: [ConfigurationMap.Entry] = []
  /// For each key its entry, kept only for maps too large to be searched one by one.
  private var index: [String: Int] = [:]
  private var superseded: Set<Int> = []
  private(set) var diagnostics: [Diagnostic] = []

  private static let searchable = 24

  mutating func add(_ entry: ConfigurationMap.Entry) {
    if let earlier = position(of: entry.key) {
      superseded.insert(earlier)
      diagnostics.append(
        .duplicateKey(entry.key, at: entry.keyPlace, firstAt: entries[earlier].keyPlace)
      )
    }
    entries.append(entry)
    guard entries.count > Self.searchable else { return }
    if index.isEmpty { indexAll() } else { index[entry.key] = entries.count - 1 }
  }

  /// The finished map, with `inherited` entries ahead where the map has no such key of its own.
  consuming func map(inheriting inherited: [ConfigurationMap.Entry] = []) -> ConfigurationMap {
    guard !(inherited.isEmpty && superseded.isEmpty) else {
      return ConfigurationMap(entries: entries)
    }
    let own = entries.indices.filter { !superseded.contains($0) }.map { entries[$0] }
    var known = Set(own.map(\.key))
    let added = inherited.filter { known.insert($0.key).inserted }
    return ConfigurationMap(entries: added + own)
  }

  private func position(of key: String) -> Int? {
    index.isEmpty ? entries.lastIndex { $0.key == key } : index[key]
  }

  private mutating func indexAll() {
    for (position, entry) in entries.enumerated() { index[entry.key] = position }
  }
}
