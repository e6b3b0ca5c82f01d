import Glibc
import Synchronization

/// The hyphenators of all languages that have a dictionary, each opened when it is first asked for.
package final class Hyphenators: Sendable {
  private let folder: String
  private let dictionaries: [String: String]
  private let opened = Mutex<[String: Hyphenator?]>([:])

  /// - Parameters:
  ///   - folder: where the dictionaries lie.
  ///   - dictionaries: file names by language (BCP 47, in small letters).
  package init(folder: String, dictionaries: [String: String]) {
    self.folder = folder
    self.dictionaries = dictionaries
  }

  /// The hyphenator of a language: of `en-GB-oxendict`, then of `en-GB`, then of `en`.
  ///
  /// Returns `nil` where there is none, or its file is not there or cannot be read: words then stay whole.
  package func hyphenator(for language: String) -> Hyphenator? {
    guard let file = file(for: language) else { return nil }
    return opened.withLock { opened in
      if let known = opened[file] { return known }
      let hyphenator = Self.bytes(ofFileAt: "\(folder)/\(file)").flatMap {
        try? Hyphenator(dictionary: $0)
      }
      opened[file] = .some(hyphenator)
      return hyphenator
    }
  }

  private func file(for language: String) -> String? {
    var tag = language.lowercased()[...]
    while !tag.isEmpty {
      if let file = dictionaries[String(tag)] { return file }
      tag = tag.lastIndex(of: "-").map { tag[..<$0] } ?? ""
    }
    return nil
  }

  /// No dictionary is near as large.
  private static let sizeLimit = 16 << 20

  private static func bytes(ofFileAt path: String) -> [UInt8]? {
    guard let file = fopen(path, "rbe") else { return nil }
    defer { fclose(file) }
    guard fseek(file, 0, SEEK_END) == 0, case let size = ftell(file), size > 0, size <= sizeLimit
    else { return nil }
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }
}
