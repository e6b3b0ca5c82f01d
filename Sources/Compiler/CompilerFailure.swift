package import Diagnostics

/// Why no issue could be made, in the cases that the command's exit codes tell apart.
package enum CompilerFailure: Error, Sendable {
  /// What was asked for makes no sense.
  case usage(String)
  case missingInput(String)
  case badConfiguration([Diagnostic])
  /// The period and the rest of the selection hold no article.
  case nothingSelected(String, [Diagnostic])
  case cannotWrite(String)
  /// Another run writes into the output folder.
  case locked(folder: String)
  /// Our own mistake: a file of ours that fails its own check, a library that refuses what it should take.
  case defect(String)
}
