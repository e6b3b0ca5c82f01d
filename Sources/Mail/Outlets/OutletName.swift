/// Where messages go, as people write it: `eml:DIR`, `maildir:DIR`, `sendmail`, `smtp`.
package enum OutletName: Hashable, Sendable, CustomStringConvertible {
  /// A folder of files, a message each: nothing is sent.
  case folder(String)
  case maildir(String)
  case sendmail
  case smtp

  package static let forms = "eml:DIR, maildir:DIR, sendmail or smtp"

  package init?(_ written: String) {
    let parts = written.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count == 2 ? parts[1] : nil) {
    case ("eml", let folder?): self = .folder(folder)
    case ("maildir", let folder?): self = .maildir(folder)
    case ("sendmail", nil): self = .sendmail
    case ("smtp", nil): self = .smtp
    default: return nil
    }
  }

  package var description: String {
    switch self {
    case .folder(let path): "eml:" + path
    case .maildir(let path): "maildir:" + path
    case .sendmail: "sendmail"
    case .smtp: "smtp"
    }
  }

  /// Whether a message that it takes is delivered, and so is never to be given away again.
  package var isDelivery: Bool {
    if case .folder = self { false } else { true }
  }

  /// The same, its folder counted from `folder`.
  func seen(from folder: String) -> OutletName {
    switch self {
    case .folder(let path): .folder(NamedFile.path(path, from: folder))
    case .maildir(let path): .maildir(NamedFile.path(path, from: folder))
    case .sendmail, .smtp: self
    }
  }
}
