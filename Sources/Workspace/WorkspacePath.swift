private import Glibc

/// A path inside a workspace: relative to its root, in normal form; the root itself is empty.
package struct WorkspacePath: Hashable, Sendable {
  /// The parts joined by `/`, without a slash at either end.
  package let string: String

  package static let root = WorkspacePath(normal: "")

  private init(normal: String) { string = normal }

  /// The path in normal form; `nil` when `..` would lead out of the workspace or it holds a NUL.
  package init?(_ path: String) {
    guard !path.utf8.contains(0) else { return nil }
    if WorkspacePath.isNormal(path) {
      string = path
      return
    }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    string = parts.joined(separator: "/")
  }

  /// True when splitting and joining again would change nothing: the common case, told without allocating.
  private static func isNormal(_ path: String) -> Bool {
    var previous = UInt8(ascii: "/")
    for byte in path.utf8 {
      if previous == UInt8(ascii: "/"), byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") {
        return false
      }
      previous = byte
    }
    return path.isEmpty || previous != UInt8(ascii: "/")
  }

  package var parts: [Substring] { string.split(separator: "/") }

  /// The last part: a file's name with its suffix.
  package var name: String {
    guard let slash = string.lastOffset(of: UInt8(ascii: "/")) else { return string }
    return String(Substring(string.utf8.dropFirst(slash + 1)))
  }

  /// The name up to its last dot; a name that begins with its only dot is kept whole.
  package var stem: String {
    let name = name
    guard let dot = name.lastOffset(of: UInt8(ascii: ".")), dot > 0 else { return name }
    return String(Substring(name.utf8.prefix(dot)))
  }

  /// What follows the name's last dot, in lower case; empty without one.
  package var suffix: String {
    let name = name
    guard let dot = name.lastOffset(of: UInt8(ascii: ".")), dot > 0 else { return "" }
    return Substring(name.utf8.dropFirst(dot + 1)).lowercased()
  }

  /// The folder that holds it; the root is its own folder.
  package var folder: WorkspacePath {
    guard let slash = string.lastOffset(of: UInt8(ascii: "/")) else { return .root }
    return WorkspacePath(normal: String(Substring(string.utf8.prefix(slash))))
  }

  /// The path of `relative` as seen from this folder; `nil` when it leads out of the workspace.
  package func appending(_ relative: String) -> WorkspacePath? {
    WorkspacePath(string.isEmpty ? relative : string + "/" + relative)
  }

  /// The path of what `entries(of:)` has found in this folder; `nil` for a name that no entry has.
  package func appending(entry name: String) -> WorkspacePath? {
    guard !name.isEmpty, name != ".", name != "..",
      !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 })
    else { return nil }
    return WorkspacePath(normal: string.isEmpty ? name : string + "/" + name)
  }

  /// True when this is `folder` or lies anywhere below it.
  package func isInside(_ folder: WorkspacePath) -> Bool {
    folder.string.isEmpty || string == folder.string || string.hasPrefix(folder.string + "/")
  }

  /// The rest of the path below `folder`; `nil` when it does not lie there.
  package func relative(to folder: WorkspacePath) -> String? {
    guard isInside(folder) else { return nil }
    return String(string.dropFirst(folder.string.isEmpty ? 0 : folder.string.count + 1))
  }
}

extension WorkspacePath: Comparable {
  /// By bytes, so that the order is the same in every locale.
  package static func < (a: WorkspacePath, b: WorkspacePath) -> Bool {
    let isBefore = a.string.utf8.withContiguousStorageIfAvailable { first in
      b.string.utf8.withContiguousStorageIfAvailable { first.precedes($0) }
    }
    if let isBefore, let isBefore { return isBefore }
    return a.string.utf8.lexicographicallyPrecedes(b.string.utf8)
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func precedes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = baseAddress, let otherStart = other.baseAddress else {
      return count < other.count
    }
    let order = memcmp(start, otherStart, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}

extension String {
  /// How many bytes stand before the last such byte.
  fileprivate func lastOffset(of byte: UInt8) -> Int? {
    utf8.withContiguousStorageIfAvailable { $0.lastIndex(of: byte) } ?? Array(utf8).lastIndex(of: byte)
  }
}

extension WorkspacePath: CustomStringConvertible {
  package var description: String { string.isEmpty ? "." : string }
}
