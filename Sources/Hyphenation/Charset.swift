import Glibc

/// The set of characters that a dictionary is written in.
enum Charset {
  case utf8
  /// What the bytes from 0x80 on stand for; 0 for those that stand for nothing.
  case singleByte([UInt32])

  /// Reads a name as dictionaries write it: `UTF-8`, `ISO8859-2`, `KOI8-R`, `microsoft-cp1251`.
  init(named name: String) throws(HyphenationFailure) {
    switch name.uppercased() {
    case "UTF-8", "UTF8", "": self = .utf8
    case "ISO8859-1", "ISO-8859-1": self = .singleByte((0x80...0xFF).map { UInt32($0) })
    case let name where name.hasPrefix("MICROSOFT-"):
      self = .singleByte(try Self.upperHalf(of: String(name.dropFirst("MICROSOFT-".count))))
    case let name: self = .singleByte(try Self.upperHalf(of: name))
    }
  }

  /// Asks the C library's converter for each byte.
  private static func upperHalf(of name: String) throws(HyphenationFailure) -> [UInt32] {
    guard let converter = iconv_open("UTF-32LE", name),
      Int(bitPattern: converter) != -1
    else { throw .unknownCharset(name) }
    defer { iconv_close(converter) }
    return (0x80...0xFF).map { scalar(of: $0, by: converter) }
  }

  private static func scalar(of byte: UInt8, by converter: iconv_t) -> UInt32 {
    var source = CChar(bitPattern: byte)
    var scalar: UInt32 = 0
    var sourceLeft = 1
    var targetLeft = MemoryLayout<UInt32>.size
    let failed = withUnsafeMutablePointer(to: &source) { source in
      withUnsafeMutableBytes(of: &scalar) { target in
        var source: UnsafeMutablePointer<CChar>? = source
        var target = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(converter, &source, &sourceLeft, &target, &targetLeft) == -1
      }
    }
    return failed || targetLeft > 0 ? 0 : UInt32(littleEndian: scalar)
  }
}
