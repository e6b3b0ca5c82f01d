/// Why libqpdf does not do what it was asked for.
package enum QPDFFailure: Error, Hashable, CustomStringConvertible {
  case missingLibrary
  /// The file opens for those alone who have its password.
  case needsPassword
  case refused(String)

  package var description: String {
    switch self {
    case .missingLibrary: "libqpdf is not installed"
    case .needsPassword: "it asks for a password"
    case .refused(let reason): "libqpdf refuses it: \(reason)"
    }
  }
}
