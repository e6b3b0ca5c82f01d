/// How the command ends, in the numbers of `sysexits.h` where they fit.
enum ExitStatus: Int32, Sendable {
  /// The issue was written, whatever the findings.
  case written = 0
  /// Nothing could be written.
  case failed = 1
  case nothingToPublish = 3
  case usage = 64
  /// Findings under `--strict`.
  case findings = 65
  case missingInput = 66
  /// A service is unavailable, or a delivery incomplete.
  case incomplete = 69
  /// Our own defect.
  case defect = 70
  case cannotWrite = 73
  /// Another run holds the lock.
  case locked = 75
  case badConfiguration = 78
}
