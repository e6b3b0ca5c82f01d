internal import Diagnostics

extension Diagnostic {
  static func noResources(in folder: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "missing-resources",
      "no 'layouts' and 'fonts' folders at or above '\(folder)'",
      hint: "set BROADSHEET_HOME to the folder that holds them, or run 'make install'"
    )
  }
}
