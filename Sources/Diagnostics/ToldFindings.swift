/// What was told already: of articles that several editions have, each finding is told once.
package struct ToldFindings: Sendable {
  private var told: Set<Diagnostic> = []

  package init() {}

  /// The findings that were not told before, each once, in their order; from now on they are.
  package mutating func new(among findings: [Diagnostic]) -> [Diagnostic] {
    findings.filter { told.insert($0).inserted }
  }
}
