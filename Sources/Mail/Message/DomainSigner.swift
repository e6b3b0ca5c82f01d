internal import Digests

/// Signs messages for a domain (DKIM, RFC 6376), both header and body in the form that survives relays.
struct DomainSigner: MessageSigner {
  /// What is signed; what stands here twice cannot be added to by anybody.
  private static let signed = [
    "from", "from", "subject", "subject", "to", "date", "message-id", "mime-version",
    "content-type", "reply-to", "list-id", "list-unsubscribe", "list-unsubscribe-post",
  ]

  private let domain: String
  private let selector: String
  private let key: SigningKey

  /// `nil` for a key that cannot sign.
  init?(_ signing: MailSettings.Signing, key pem: String) {
    guard let key = SigningKey(pem: pem), key.signature(of: []) != nil else { return nil }
    domain = signing.domain
    selector = signing.selector
    self.key = key
  }

  func signature(of header: [HeaderField], body: [UInt8]) -> HeaderField {
    let digest = Digest.sha256Bytes(DomainSigner.relaxed(body))
    let names = header.map { $0.name.lowercased() }
    let listed = DomainSigner.signed.filter { names.contains($0) }
    let algorithm = key.kind == .rsa ? "rsa-sha256" : "ed25519-sha256"
    let words =
      [
        "v=1;", "a=\(algorithm);", "c=relaxed/relaxed;", "d=\(domain);", "s=\(selector);",
      ] + DomainSigner.list(listed) + ["bh=\(DomainSigner.text(Base64.encoded(digest)));"]
    let unsigned = HeaderField("DKIM-Signature", words: words + ["b="])
    let text = DomainSigner.fields(listed, of: header) + DomainSigner.relaxed(unsigned)
    let signature = Base64.encoded(key.signature(of: Array(text.utf8)) ?? [])
    return HeaderField("DKIM-Signature", words: words + DomainSigner.pieces(of: signature))
  }

  /// `h=` with its names on as many lines as they need.
  private static func list(_ names: [String]) -> [String] {
    names.enumerated().map { index, name in
      (index == 0 ? "h=" : "") + name + (index == names.count - 1 ? ";" : ":")
    }
  }

  /// The fields in the order of `names`; the second of a name that is there once is nothing.
  private static func fields(_ names: [String], of header: [HeaderField]) -> String {
    var rest = header
    return names.map { name in
      guard let place = rest.lastIndex(where: { $0.name.lowercased() == name }) else { return "" }
      return relaxed(rest.remove(at: place)) + "\r\n"
    }.joined()
  }

  /// RFC 6376, section 3.4.2.
  private static func relaxed(_ field: HeaderField) -> String {
    let words = field.value.split(whereSeparator: { $0 == " " || $0 == "\t" })
    return field.name.lowercased() + ":" + words.joined(separator: " ")
  }

  /// RFC 6376, section 3.4.4.
  private static func relaxed(_ body: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(body.count)
    var gap = false
    // How much is known to be no empty line at the end.
    var end = 0
    for byte in body {
      switch byte {
      case 32, 9: gap = true
      case 13, 10:
        gap = false
        output.append(byte)
      default:
        if gap { output.append(32) }
        gap = false
        output.append(byte)
        end = output.count
      }
    }
    output.removeSubrange(end...)
    return end == 0 ? [] : output + [13, 10]
  }

  private static func pieces(of signature: [UInt8]) -> [String] {
    let pieces = stride(from: 0, to: max(signature.count, 1), by: 64).map { start in
      text(Array(signature[start..<min(start + 64, signature.count)]))
    }
    return pieces.enumerated().map { ($0 == 0 ? "b=" : "") + $1 }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
