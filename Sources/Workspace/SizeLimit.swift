/// How large a file may become, as people write it: `25MB`, `800 kB`.
package struct SizeLimit: Hashable, Sendable, CustomStringConvertible {
  package let bytes: Int

  package init(bytes: Int) { self.bytes = bytes }

  /// Reads a number with or without one of the units B, kB, MB, GB, KiB, MiB and GiB; `nil` for anything else.
  package init?(_ text: String) {
    let written = text.filter { $0 != " " }
    let digits = written.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let units: [String: Double] = [
      "": 1, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9,
      "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824,
    ]
    guard let unit = units[written.dropFirst(digits.count).lowercased()],
      let number = Double(digits), number * unit >= 1, number * unit < 1e12
    else { return nil }
    bytes = Int(number * unit)
  }

  /// `24.8 MB`.
  package var description: String {
    guard bytes >= 1_000_000 else { return "\((bytes + 500) / 1000) kB" }
    let tenths = (bytes + 50_000) / 100_000
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
