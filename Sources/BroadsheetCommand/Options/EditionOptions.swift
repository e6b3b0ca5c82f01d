internal import ArgumentParser
internal import Compiler
internal import Publication

/// Which edition of the newsletter is looked at.
struct EditionOption: ParsableArguments {
  // A list, so that a second one is seen: of an option that is no list the parser takes the last.
  @Option(
    name: .customLong("edition"),
    help: ArgumentHelp("An edition of newsletter.yaml, one at a time.", valueName: "name")
  )
  var editions: [String] = []

  /// `nil` for the newsletter itself.
  var name: String? { editions.first }

  func validate() throws {
    guard editions.count > 1 else { return }
    let names = editions.map { "'\($0)'" }.joined(separator: " and ")
    throw ValidationError("--edition takes one edition here, not \(names); build makes several.")
  }
}

/// Which editions of the newsletter are made.
struct EditionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "This edition alone (repeatable); 'main' is the newsletter itself. Default: all.",
      valueName: "name"
    )
  )
  var edition: [String] = []

  @Option(
    help: ArgumentHelp("The i-th of n parts of the editions, such as 3/16.", valueName: "i/n")
  )
  var shard: String?

  func validate() throws { _ = try choice() }

  /// - Throws: `ValidationError` for a part that there is not.
  func choice() throws -> EditionChoice {
    let part = try shard.map { written in
      guard let shard = Shard(written) else {
        throw ValidationError("--shard takes a part such as 1/4 to 4/4, not '\(written)'.")
      }
      return shard
    }
    return EditionChoice(names: edition, shard: part)
  }
}
