import PDFObjects

/// The names that a file gives to structure types, and what they stand for (ISO 32000-1, 14.8.4.1).
struct RoleMap {
  private var names: [String: String] = [:]
  private var known: [String: StructureType?] = [:]
  /// Names that stand for themselves by a detour.
  private(set) var circular: [String] = []
  /// Standard types that are made to stand for others.
  private(set) var remapped: [String] = []

  init(_ objects: PDFObjects, _ root: PDFObjects.Value?) {
    for entry in objects.entries(of: objects.value("RoleMap", of: root)) {
      guard let name = objects.name(entry.key),
        let other = objects.name(objects.resolved(entry.value))
      else { continue }
      names[name] = other
      if StructureType(rawValue: name) != nil, name != other { remapped.append(name) }
    }
    for name in names.keys.sorted() where isCircular(name) { circular.append(name) }
  }

  /// The standard type that a name stands for; `nil` where it stands for none.
  mutating func type(named name: String) -> StructureType? {
    if let known = known[name] { return known }
    var found = StructureType(rawValue: name)
    var next = name
    for _ in 0..<32 where found == nil {
      guard let other = names[next] else { break }
      found = StructureType(rawValue: other)
      next = other
    }
    known[name] = .some(found)
    return found
  }

  private func isCircular(_ name: String) -> Bool {
    var seen: Set<String> = [name]
    var next = name
    while let other = names[next] {
      guard seen.insert(other).inserted else {
        return other == name && StructureType(rawValue: name) == nil
      }
      next = other
    }
    return false
  }
}
