internal import ArgumentParser
internal import Glibc

/// How many pieces of work are done at once.
enum JobCount {
  /// What `--jobs` asks for, else one for each processor.
  static func of(_ asked: Int?) -> Int { asked ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// - Throws: `ValidationError` for a number that makes no sense.
  static func validate(_ asked: Int?) throws {
    if let asked, !(1...256).contains(asked) {
      throw ValidationError("--jobs takes a number from 1 to 256, not '\(asked)'.")
    }
  }
}
