private import Web

/// How a download is called where it is kept (RFC 6266).
enum Disposition {
  /// The name in ASCII comes first and without a percent sign: some readers take only that, and decode it.
  static func attachment(_ name: String) -> String {
    let plain = name.unicodeScalars.map { scalar -> String in
      let isPlain =
        scalar.isASCII && scalar.value >= 0x20 && !["\"", "\\", "%", "/"].contains(scalar)
      return isPlain && scalar.value != 0x7F ? String(scalar) : "_"
    }.joined()
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encoded(name))"
  }
}
