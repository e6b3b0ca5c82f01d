private import Glibc

/// What a program is told by those who start it.
package enum Environment {
  /// The value of a variable; `nil` for one that is not set, or is empty, which the XDG specification takes for the same.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
