/// What was said in handing over one message, without what was secret in it.
package struct SMTPDialogue: Hashable, Sendable {
  /// A server's answer.
  package struct Reply: Hashable, Sendable {
    package var code: Int
    /// All its lines, with their codes, parted by spaces.
    package var text: String

    package init(code: Int, text: String) {
      self.code = code
      self.text = text
    }
  }

  /// The stages of a dialogue that differ in what a failure means.
  package enum Stage: Int, Comparable, Sendable {
    /// Connecting, greeting, TLS and signing in.
    case introduction
    /// The sender was named.
    case sender
    /// The recipient was named.
    case recipient
    /// The server was asked to take the message.
    case message
    /// The message's last byte was given to the connection.
    case end

    package static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }
  }

  package private(set) var stage = Stage.introduction
  /// The answer to what the stage is named after; `nil` while none has come.
  package private(set) var reply: Reply?
  /// Why the connection failed, in libcurl's words; `nil` while it holds.
  package var failure: String?
  private var partial: [String] = []
  private var isParting = false

  package init() {}

  /// A command went out; only its verb is looked at, since what follows may be a password.
  package mutating func told(_ line: some Collection<UInt8>) {
    switch String(decoding: line.prefix(5), as: UTF8.self) {
    case "MAIL ": enter(.sender)
    case "RCPT ": enter(.recipient)
    case "DATA\r": enter(.message)
    // What is said in parting changes nothing: the answer before it is the one that counts.
    case "QUIT\r", "RSET\r": isParting = true
    case "EHLO ", "HELO ": isParting = false
    default: break
    }
  }

  /// A line of an answer came in.
  package mutating func heard(_ line: some Collection<UInt8>) {
    guard !isParting, !(stage == .end && reply != nil) else { return }
    let text = String(decoding: line, as: UTF8.self).filter { !$0.isNewline }
    guard let code = SMTPDialogue.code(text) else { return }
    partial.append(text)
    // "250-" goes on, "250 " and a bare "250" end.
    guard text.utf8.dropFirst(3).first != UInt8(ascii: "-") else { return }
    reply = Reply(code: code, text: partial.joined(separator: " "))
    partial = []
  }

  /// The whole message was given away: from here on the server may have it.
  package mutating func gaveLastByte() {
    if stage == .message { enter(.end) }
  }

  private mutating func enter(_ next: Stage) {
    guard !isParting else { return }
    stage = next
    reply = nil
    partial = []
  }

  private static func code(_ line: String) -> Int? {
    let digits = line.utf8.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}
