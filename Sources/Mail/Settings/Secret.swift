private import Glibc
internal import Workspace

/// Where a secret is kept; it is read when it is needed, and never printed.
package enum Secret: Hashable, Sendable {
  /// A file, by its path.
  case file(String)
  /// A variable of the environment.
  case environment(String)
  /// A credential that systemd hands to the service (`LoadCredential=`).
  case credential(String)

  /// Why a secret cannot be had, in words that do not tell it.
  package struct Absence: Error, Hashable, Sendable {
    package let words: String
  }

  /// The secret, without the line end that editors put behind it.
  package func read() throws(Absence) -> String {
    let text = String(decoding: try bytes(), as: UTF8.self)
    let secret = text.hasSuffix("\r\n") || text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard !secret.isEmpty else { throw Absence(words: "\(place) is empty") }
    return secret
  }

  /// The file, variable or credential by its name.
  package var place: String {
    switch self {
    case .file(let path): "the file '\(path)'"
    case .environment(let name): "the environment variable '\(name)'"
    case .credential(let name): "the credential '\(name)'"
    }
  }

  private func bytes() throws(Absence) -> [UInt8] {
    switch self {
    case .file(let path): return try Secret.contents(of: path, place)
    case .environment(let name):
      guard let value = getenv(name) else { throw Absence(words: "\(place) is not set") }
      return Array(String(cString: value).utf8)
    case .credential(let name):
      guard let folder = getenv("CREDENTIALS_DIRECTORY") else {
        throw Absence(words: "\(place) is handed over by systemd alone, and no service runs here")
      }
      return try Secret.contents(of: String(cString: folder) + "/" + name, place)
    }
  }

  private static func contents(of path: String, _ place: String) throws(Absence) -> [UInt8] {
    do throws(ReadFailure) {
      return try NamedFile.bytes(at: path, limit: 64 << 10)
    } catch {
      throw Absence(words: "\(place): \(error.words)")
    }
  }
}
