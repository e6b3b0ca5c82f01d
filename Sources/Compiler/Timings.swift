/// How long each stage of a run took.
package struct Timings: Sendable {
  package struct Stage: Sendable {
    package var name: String
    package var duration: Duration
  }

  package private(set) var stages: [Stage] = []
  private var last = ContinuousClock.now

  package init() {}

  /// Ends the stage that began when the one before ended.
  package mutating func end(_ name: String) {
    let now = ContinuousClock.now
    stages.append(Stage(name: name, duration: now - last))
    last = now
  }
}
