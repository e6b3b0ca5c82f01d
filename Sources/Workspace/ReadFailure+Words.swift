extension ReadFailure {
  /// Why, as a clause that a message ends or begins with.
  package var words: String {
    switch self {
    case .missing: "there is no such file"
    case .outside: "the file lies outside the site"
    case .notAFile: "this is no regular file"
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes, more than the \(limit) that are read"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    }
  }
}
