internal import Digests
internal import SMTP

/// A Maildir: each message is written in `tmp` and appears in `new` when it is whole.
struct Maildir: Outlet {
  private let folder: String

  init(at folder: String) { self.folder = folder }

  func deliver(_ message: MailMessage) -> Outcome {
    do throws(WholeFile.Failure) {
      for part in ["tmp", "new", "cur"] { try WholeFile.makeFolder("\(folder)/\(part)") }
      let name = Maildir.name(of: message)
      if isThere(name) { return .accepted("it is there already") }
      let path = "\(folder)/new/\(name)"
      try WholeFile.write(message.localBytes, to: path, by: "\(folder)/tmp/\(name)", .keeping)
      return .accepted(path)
    } catch {
      return .unavailable(error.words)
    }
  }

  /// Mail programs move messages to `cur`, and put flags behind a colon.
  private func isThere(_ name: String) -> Bool {
    WholeFile.exists("\(folder)/new/\(name)")
      || WholeFile.names(in: "\(folder)/cur").contains { $0 == name || $0.hasPrefix(name + ":") }
  }

  /// A name of its own, which follows from the message alone.
  private static func name(of message: MailMessage) -> String {
    "\(Digest.sha256(Array(message.messageID.utf8)).prefix(40)).broadsheet"
  }
}
