internal import Digests
private import Web

/// The links of a mail that are one person's own.
struct PersonalLinks: Hashable, Sendable {
  /// For the mail's text: a page before a mailbox.
  var unsubscribe: String?
  var preferences: String?
  var postalAddress: String?
  /// All ways to unsubscribe, for `List-Unsubscribe`.
  var unsubscribeAddresses: [String]
  /// Whether one of them is a page that takes the click of a mail program (RFC 8058).
  var isOneClick: Bool

  /// The links of whoever has `address` and is subscribed to the series of `seriesID`.
  init(of address: MailAddress, to seriesID: String, _ settings: MailSettings, secret: [UInt8]) {
    let token = Digest.hmac(Array("\(seriesID)\n\(address.key)".utf8), key: secret).prefix(32)
    func link(_ pattern: MailSettings.LinkPattern) -> String {
      pattern.pattern.replacing("{token}", with: token)
        .replacing("{address}", with: PercentEncoding.encoded(address.description))
    }
    let ways = settings.unsubscribe.sorted { $0.isWeb && !$1.isWeb }
    unsubscribeAddresses = ways.map(link)
    unsubscribe = unsubscribeAddresses.first
    isOneClick = ways.contains(where: \.isWeb)
    preferences = settings.preferences.map(link)
    postalAddress = settings.postalAddress?.onOneLine
  }
}
