/// The address of a mailbox, as it stands in an envelope: ASCII throughout (RFC 5321, section 4.1.2).
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  package let local: String
  /// In lower case, its labels in ASCII (`xn--…`).
  package let domain: String

  /// Why something is no address that mail can be sent to.
  package enum Flaw: Error, Hashable {
    /// A line end, a NUL or another control character: that is how headers are smuggled in.
    case control
    case withoutAt
    case local
    /// Letters beyond ASCII before the `@`, which not every server on the way understands.
    case foreignLocal
    case domain
  }

  package init(_ written: String) throws(Flaw) {
    guard !written.unicodeScalars.contains(where: \.isControl) else { throw .control }
    guard let at = written.lastIndex(of: "@") else { throw .withoutAt }
    let local = String(written[..<at])
    guard local.utf8.allSatisfy({ $0 < 128 }) else { throw .foreignLocal }
    guard MailAddress.isDotAtom(local), local.utf8.count <= 64 else { throw .local }
    guard let domain = DomainName.ascii(String(written[written.index(after: at)...])),
      local.utf8.count + domain.utf8.count < 254
    else { throw .domain }
    self.local = local
    self.domain = domain
  }

  package var description: String { "\(local)@\(domain)" }

  /// What tells people apart: hardly any server distinguishes capitals.
  package var key: String { description.lowercased() }

  /// Words of letters, digits and a few signs, parted by dots (RFC 5322, section 3.2.3).
  private static func isDotAtom(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isAtomText) }
  }
}

extension UInt8 {
  /// `atext` of RFC 5322.
  var isAtomText: Bool {
    switch self {
    case 48...57, 65...90, 97...122: true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(self)
    }
  }
}

extension Unicode.Scalar {
  /// C0 and C1 controls, and the ends of line and paragraph: none of them may come into a header.
  var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }
}

/// Names of domains in the form that the DNS knows.
enum DomainName {
  /// The domain with its labels in lower-case ASCII, as RFC 5890 has them; `nil` for what is no domain.
  ///
  /// What needs more than lower case to be made canonical is refused rather than guessed.
  static func ascii(_ written: String) -> String? {
    let labels = written.split(separator: ".", omittingEmptySubsequences: false)
      .map { ascii(label: $0.lowercased()) }
    guard !labels.isEmpty, labels.allSatisfy({ $0 != nil }) else { return nil }
    let domain = labels.compactMap(\.self).joined(separator: ".")
    return domain.utf8.count <= 253 ? domain : nil
  }

  private static func ascii(label: String) -> String? {
    guard !label.utf8.allSatisfy({ $0 < 128 }) else { return isLabel(label) ? label : nil }
    let scalars = Array(label.unicodeScalars)
    // Marks that stand for themselves (U+0300 to U+036F) mean that a letter was not composed.
    guard scalars.allSatisfy({ isLetter($0) }),
      !scalars.contains(where: { (0x300...0x36F).contains($0.value) }),
      let code = Punycode.encoded(scalars)
    else { return nil }
    return isLabel("xn--" + code) ? "xn--" + code : nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.value == 45 || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      : scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
  }

  /// Letters, digits and hyphens within (RFC 1035, section 2.3.1).
  private static func isLabel(_ text: String) -> Bool {
    (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
      && text.utf8.allSatisfy {
        (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

/// Unicode in ASCII, as labels of domains have it (RFC 3492).
enum Punycode {
  private static let base = 36
  private static let least = 1
  private static let most = 26

  /// `nil` for what is longer than any label.
  static func encoded(_ scalars: [Unicode.Scalar]) -> String? {
    guard scalars.count <= 63 else { return nil }
    let basic = scalars.filter(\.isASCII)
    var output = basic.map { UInt8(truncatingIfNeeded: $0.value) }
    if !basic.isEmpty { output.append(UInt8(ascii: "-")) }
    var (code, delta, bias, handled) = (128, 0, 72, basic.count)
    while handled < scalars.count {
      let next = scalars.map { Int($0.value) }.filter { $0 >= code }.min() ?? code
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in scalars {
        if Int(scalar.value) < code { delta += 1 }
        guard Int(scalar.value) == code else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic.count)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ delta: Int, bias: Int, to output: inout [UInt8]) {
    var rest = delta
    var step = base
    while true {
      let threshold = min(max(step - bias, least), most)
      guard rest >= threshold else { return output.append(digit(rest)) }
      output.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      step += base
    }
  }

  /// `a` to `z`, then `0` to `9`.
  private static func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? value + 97 : value - 26 + 48)
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var step = 0
    while delta > (base - least) * most / 2 {
      delta /= base - least
      step += base
    }
    return step + (base - least + 1) * delta / (delta + 38)
  }
}
