package import Articles
package import Diagnostics

/// Somebody who gets the issue, and how.
package struct Recipient: Hashable, Sendable {
  /// What is attached for somebody.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    case epub, pdf
    /// The mail alone; the files are links.
    case alone = "none"
    /// An e-reader's own mailbox: the EPUB and nothing to read in the mail.
    case kindle
  }

  package var address: MailAddress
  package var name: String?
  /// Empty for what the publication sends to everybody.
  package var formats: Set<Format>
  /// The only language in which they want issues; `nil` for all.
  package var language: LanguageTag?
  /// The only departments that they want to read about, as they are written; empty for all.
  package var departments: [String]
  /// Where those are written.
  package var departmentsPlace: SourcePlace?
  /// The editions that they ask for, in lower case, `main` for the newsletter itself; empty where they ask for none.
  package var editions: [String]
  /// Where the address is written; `nil` for one of the command line.
  package var place: SourcePlace?

  package init(_ address: MailAddress, name: String? = nil) {
    self.address = address
    self.name = name
    formats = []
    departments = []
    editions = []
  }

  var isReadingDevice: Bool { formats.contains(.kindle) }
}
