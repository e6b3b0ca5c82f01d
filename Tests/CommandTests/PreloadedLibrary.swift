import TestSupport

/// A library of our own that is loaded before all others of `broadsheet`, and does some of their work otherwise.
struct PreloadedLibrary {
  private let folder: TemporaryFolder

  /// `nil` where there is no C compiler.
  init?(source: String) throws {
    guard let compiler = Tool(named: "clang") ?? Tool(named: "cc") else { return nil }
    folder = try TemporaryFolder(["library.c": source])
    let run = try compiler.run(
      ["-shared", "-fPIC", "-o", "library.so", "library.c", "-ldl"],
      in: folder.path
    )
    guard run.exitCode == 0 else { return nil }
  }

  /// What makes the loader load it.
  var environment: [String: String] { ["LD_PRELOAD": folder.path + "/library.so"] }

  /// A file beside it that a run can write.
  func path(of name: String) -> String { folder.path + "/" + name }
}
