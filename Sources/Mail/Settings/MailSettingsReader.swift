internal import Configuration
package import Diagnostics
internal import SMTP
internal import Workspace

/// Reads `mail:` of `newsletter.yaml`.
package struct MailSettingsReader {
  static let keys = [
    "from", "reply-to", "list-id", "subject", "recipients", "via", "attach", "max-size",
    "downloads", "unsubscribe", "preferences", "address", "secret", "state", "smtp", "sendmail",
    "dkim",
  ]

  private var settings: SettingsMap
  private var findings: [Diagnostic] = []
  private var result = MailSettings()
  /// The folder of the file, from which its paths count.
  private let folder: String

  /// What a `newsletter.yaml` says of mail; only errors are found, and with one of them nothing may be sent.
  package static func read(_ bytes: [UInt8], file: String) -> Diagnosed<MailSettings> {
    let document = ConfigurationReader.read(bytes, as: .yaml, file: file)
    let errors = document.diagnostics.filter { $0.severity == .error }
    guard let node = document.value?.map?["mail"], !node.isNull else {
      return Diagnosed(MailSettings(), errors)
    }
    guard let map = node.map else {
      let wanted = "a map of keys and values"
      return Diagnosed(
        MailSettings(),
        errors + [.wrongValue(of: "mail", node.text, wanted: wanted, at: node.place)]
      )
    }
    var reader = MailSettingsReader(map, folder: NamedFile.folder(of: file))
    reader.read()
    reader.result.departments = DepartmentNames.configured(in: document.value?.map)
    return Diagnosed(reader.result, errors + reader.settings.findings + reader.findings)
  }

  private init(_ map: ConfigurationMap, folder: String) {
    settings = SettingsMap(map, keys: MailSettingsReader.keys)
    self.folder = folder
  }

  private mutating func read() {
    result.from = mailbox("from")
    result.replyTo = mailbox("reply-to")
    result.listID = MailSettingsReader.domain("list-id", of: &settings)
    result.subject = subject()
    result.recipients = settings.text("recipients").map(path)
    result.via = via()
    result.formats = formats() ?? result.formats
    result.maximumSize = size() ?? result.maximumSize
    result.downloads = webFolder("downloads")
    result.unsubscribe = links("unsubscribe")
    result.preferences = links("preferences").first
    result.postalAddress = settings.text("address")
    result.secret = MailSettingsReader.secret("secret", of: &settings, folder: folder)
    result.state = settings.text("state").map(path)
    result.relay = relay()
    result.sendmail = settings.text("sendmail").map(path) ?? result.sendmail
    result.signing = signing()
    checkSecret()
  }

  private func path(_ written: String) -> String { NamedFile.path(written, from: folder) }

  // MARK: Words of mail

  private mutating func mailbox(_ key: String) -> MailSettings.Mailbox? {
    guard let text = settings.text(key), let node = settings.node(key) else { return nil }
    let (name, address) = Mailbox.parts(of: text)
    do throws(MailAddress.Flaw) {
      guard !(name ?? "").unicodeScalars.contains(where: \.isControl) else { throw .control }
      return MailSettings.Mailbox(name: name, address: try MailAddress(address))
    } catch {
      findings.append(
        .wrongValue(
          of: key,
          text,
          wanted: "an address such as 'The Lantern <weekly@lantern.example>'; it \(error.words)",
          at: node.place
        )
      )
      return nil
    }
  }

  private mutating func subject() -> String? {
    guard let text = settings.text("subject"), let node = settings.node("subject") else {
      return nil
    }
    guard MailSubject.unknownPlaceholder(in: text) != nil else { return text }
    let names = MailSubject.Placeholder.allCases.map { "{\($0.rawValue)}" }
    settings.wrong(node, "subject", wanted: "text with \(names.joined(separator: " "))")
    return nil
  }

  private static func domain(_ key: String, of part: inout SettingsMap) -> String? {
    guard let text = part.text(key), let node = part.node(key) else { return nil }
    if let domain = DomainName.ascii(text) { return domain }
    part.wrong(node, key, wanted: "a domain such as weekly.lantern.example")
    return nil
  }

  /// Links of headers and bodies: `https` or `mailto`, in ASCII, short enough for a line.
  private mutating func links(_ key: String) -> [MailSettings.LinkPattern] {
    let texts = settings.texts(key)
    for text in texts where !MailSettingsReader.isLink(text) {
      guard let node = settings.node(key) else { continue }
      settings.wrong(
        node,
        key,
        wanted: "an address that begins with https:// or mailto:, with {token} where needed"
      )
      return []
    }
    return texts.map(MailSettings.LinkPattern.init)
  }

  private static func isLink(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("mailto:")) && text.utf8.count <= 600
      && text.utf8.allSatisfy { (33...126).contains($0) && !"<>\"".utf8.contains($0) }
  }

  private mutating func webFolder(_ key: String) -> String? {
    guard let text = settings.text(key), let node = settings.node(key) else { return nil }
    let isWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard isWeb, text.utf8.allSatisfy({ (33...126).contains($0) && !"<>\"".utf8.contains($0) })
    else {
      settings.wrong(node, key, wanted: "an address such as https://lantern.example/issues/")
      return nil
    }
    return text.hasSuffix("/") ? text : text + "/"
  }

  private mutating func formats() -> Set<Recipient.Format>? {
    guard let node = settings.node("attach") else { return nil }
    let known: [String: Recipient.Format] = ["epub": .epub, "pdf": .pdf, "none": .alone]
    let names = settings.texts("attach").map { $0.lowercased() }
    let formats = names.compactMap { known[$0] }
    guard formats.count == names.count, !names.isEmpty else {
      settings.wrong(node, "attach", wanted: "epub, pdf, [epub, pdf] or none")
      return nil
    }
    return Set(formats)
  }

  private mutating func size() -> Int? {
    guard let text = settings.text("max-size"), let node = settings.node("max-size") else {
      return nil
    }
    if let limit = SizeLimit(text), limit.bytes >= 500_000 { return limit.bytes }
    settings.wrong(node, "max-size", wanted: "a size such as 10MB, 500kB at the least")
    return nil
  }

  // MARK: Ways

  private mutating func via() -> String? {
    guard let text = settings.text("via"), let node = settings.node("via") else { return nil }
    guard let outlet = OutletName(text) else {
      settings.wrong(node, "via", wanted: OutletName.forms)
      return nil
    }
    return outlet.seen(from: folder).description
  }

  private mutating func relay() -> MailSettings.Relay? {
    guard let map = settings.map("smtp") else { return nil }
    let keys = [
      "host", "port", "security", "user", "password", "greeting", "authorities", "connect-timeout",
      "timeout", "per-minute", "per-connection",
    ]
    var part = SettingsMap(map, keys: keys)
    defer { findings += part.findings }
    guard let host = part.text("host") else {
      if part.node("host") == nil, let node = settings.node("smtp") {
        part.add(.wrongValue(of: "smtp", nil, wanted: "a map with a host", at: node.place))
      }
      return nil
    }
    var server = MailSettingsReader.server(host, of: &part)
    server.user = part.text("user")
    server.greeting = MailSettingsReader.domain("greeting", of: &part)
    server.authorities = part.text("authorities").map(path)
    server.connectTimeout = part.count("connect-timeout") ?? server.connectTimeout
    server.timeout = part.count("timeout") ?? server.timeout
    var relay = MailSettings.Relay(server: server)
    relay.password = MailSettingsReader.secret("password", of: &part, folder: folder)
    relay.perMinute = part.count("per-minute")
    relay.perConnection = part.count("per-connection") ?? relay.perConnection
    return relay
  }

  private static func server(_ host: String, of part: inout SettingsMap) -> SMTPServer {
    let isName = host.utf8.allSatisfy {
      $0.isAtomText && $0 != UInt8(ascii: "/") || ".:[]".utf8.contains($0)
    }
    if !isName, let node = part.node("host") {
      part.wrong(node, "host", wanted: "a server's name, such as mail.lantern.example")
    }
    let security: SMTPServer.Security? = part.choice("security")
    let port = part.count("port").flatMap { $0 < 65536 ? $0 : nil }
    let isLocal = ["localhost", "127.0.0.1", "::1"].contains(host)
    if security == SMTPServer.Security.plain, !isLocal, let node = part.node("security") {
      part.wrong(node, "security", wanted: "tls or starttls; none only for this machine itself")
    }
    return SMTPServer(
      host: host,
      port: port ?? (security == .startTLS ? 587 : 465),
      security: security ?? (port == 587 ? .startTLS : .tls)
    )
  }

  private mutating func signing() -> MailSettings.Signing? {
    guard let map = settings.map("dkim") else { return nil }
    var part = SettingsMap(map, keys: ["domain", "selector", "key"])
    defer { findings += part.findings }
    let named = MailSettingsReader.domain("domain", of: &part)
    let selector = MailSettingsReader.domain("selector", of: &part)
    let key = MailSettingsReader.secret("key", of: &part, folder: folder)
    guard let domain = named ?? result.from?.address.domain, let selector, let key else {
      if part.findings.isEmpty, let node = settings.node("dkim") {
        part.add(
          .wrongValue(of: "dkim", nil, wanted: "a map with a selector and a key", at: node.place)
        )
      }
      return nil
    }
    return MailSettings.Signing(domain: domain, selector: selector, key: key)
  }

  // MARK: Secrets

  private static func secret(
    _ key: String,
    of part: inout SettingsMap,
    folder: String
  ) -> Secret? {
    guard let node = part.node(key) else { return nil }
    guard let map = node.map, map.entries.count == 1, let entry = map.entries.first,
      let value = entry.value.text, !value.isEmpty
    else {
      part.add(.openSecret(key, at: node.place))
      return nil
    }
    switch entry.key {
    case "file": return .file(NamedFile.path(value, from: folder))
    case "environment": return .environment(value)
    case "credential" where !value.contains("/"): return .credential(value)
    default:
      let keys = ["file", "environment", "credential"]
      part.add(.unknownKey(entry.key, at: entry.keyPlace, among: keys))
      return nil
    }
  }

  /// A token that is made without a secret could be made by anybody.
  private mutating func checkSecret() {
    let links = result.unsubscribe + [result.preferences].compactMap(\.self)
    guard result.secret == nil, links.contains(where: \.needsSecret),
      let node = settings.node("unsubscribe") ?? settings.node("preferences")
    else { return }
    findings.append(.tokenWithoutSecret(at: node.place))
  }
}

extension Diagnostic {
  fileprivate static func openSecret(_ key: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "open-secret",
      "a secret is not written here, but named: '\(key)' says where it is",
      at: place,
      hint: "write {file: PATH}, {environment: NAME} or {credential: NAME}"
    )
  }

  fileprivate static func tokenWithoutSecret(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "missing-secret",
      "{token} needs a secret to be made with",
      at: place,
      hint: "make one with 'openssl rand -hex 32', and write secret: {file: PATH}"
    )
  }
}
