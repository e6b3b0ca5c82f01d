/// Where mail is handed over, and how.
package struct SMTPServer: Hashable, Sendable {
  package enum Security: String, Hashable, Sendable, CaseIterable {
    /// TLS from the first byte (RFC 8314), usually on port 465.
    case tls
    /// TLS before anything is said that matters, usually on port 587; a server that has none is refused.
    case startTLS = "starttls"
    /// No TLS: only for a server on this machine.
    case plain = "none"
  }

  package var host: String
  package var port: Int
  package var security: Security
  /// The name that we give in EHLO; `nil` for the one that libcurl takes, the machine's.
  package var greeting: String?
  package var user: String?
  package var password: String?
  /// A file of certificates to trust instead of the machine's.
  package var authorities: String?
  /// Seconds to connect, and to hand over a message.
  package var connectTimeout = 30
  package var timeout = 600

  package init(host: String, port: Int, security: Security) {
    self.host = host
    self.port = port
    self.security = security
  }

  /// The path of the URL is the name in EHLO: it is libcurl's way of saying it.
  var url: String {
    let scheme = security == .tls ? "smtps" : "smtp"
    let host = host.contains(":") ? "[\(host)]" : host
    return "\(scheme)://\(host):\(port)/\(greeting ?? "")"
  }
}
