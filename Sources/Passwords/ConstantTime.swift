/// Comparisons that take as long whatever the bytes are.
package enum ConstantTime {
  /// Whether both are the same; only their lengths can be told from the time that it takes.
  package static func isEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
