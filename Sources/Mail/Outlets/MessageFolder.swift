internal import Digests
internal import SMTP
private import Web

/// A folder of `.eml` files, one for each person: for looking at, or for another program to send.
struct MessageFolder: Outlet {
  private let folder: String
  private let issueName: String

  init(at folder: String, issueName: String) {
    self.folder = folder
    self.issueName = issueName
  }

  /// The same person has the same file, whatever is written again.
  func path(for address: MailAddress) -> String {
    let mailbox = PercentEncoding.encoded(address.key).replacing("%40", with: "@")
    let name =
      mailbox.utf8.count <= 150 ? mailbox : String(Digest.sha256(Array(mailbox.utf8)).prefix(32))
    return "\(folder)/\(issueName).\(name).eml"
  }

  func deliver(_ message: MailMessage) -> Outcome {
    do throws(WholeFile.Failure) {
      try WholeFile.makeFolder(folder)
      let path = path(for: message.recipient)
      try WholeFile.write(message.bytes, to: path)
      return .accepted(path)
    } catch {
      return .unavailable(error.words)
    }
  }
}
