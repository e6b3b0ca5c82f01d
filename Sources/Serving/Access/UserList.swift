internal import Diagnostics
internal import Passwords
internal import Workspace

/// Who may read, and by which passwords: a file with `name:hash` on a line.
struct UserList: Sendable {
  private(set) var hashes: [String: PasswordHash] = [:]

  /// Reads the file; what is no entry is a finding, and lets nobody in.
  static func read(_ bytes: [UInt8], file: String) -> Diagnosed<UserList> {
    var list = UserList()
    var findings: [Diagnostic] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self).trimmed.replacing("\r", with: "")
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      let place = SourcePlace(file: file, line: index + 1)
      if let problem = list.add(text) { findings.append(.unusableUser(problem, at: place)) }
    }
    if list.hashes.isEmpty { findings.append(.noUsers(file)) }
    return Diagnosed(list, findings)
  }

  /// Takes a line; otherwise tells why not, in words without anything of the hash.
  private mutating func add(_ line: String) -> String? {
    guard let colon = line.firstIndex(of: ":") else {
      return "a line is a name, a colon and a hash"
    }
    let name = String(line[..<colon])
    let written = line[line.index(after: colon)...]
    // What follows another colon is for other programs.
    let hash = String(written.prefix { $0 != ":" })
    guard !name.isEmpty else { return "the name is missing" }
    guard hashes[name] == nil else { return "'\(name)' is there twice" }
    guard let hash = PasswordHash(hash) else {
      return "what '\(name)' has is no hash that is hard to guess"
    }
    hashes[name] = hash
    return nil
  }
}

extension Diagnostic {
  fileprivate static func unusableUser(_ problem: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unusable-user",
      "\(problem); nobody gets in by this line",
      at: place,
      hint: "'htpasswd -B' and 'openssl passwd -6' make hashes"
    )
  }

  fileprivate static func noUsers(_ file: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "no-users",
      "no user in it: nobody gets in",
      at: SourcePlace(file: file)
    )
  }
}
