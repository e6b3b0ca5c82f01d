internal import Compiler

extension Console {
  /// How long each stage of a run took.
  func report(_ timings: [Timings.Stage]) {
    for stage in timings {
      let milliseconds =
        Double(stage.duration.components.attoseconds) / 1e15
        + Double(stage.duration.components.seconds) * 1000
      progress("\(stage.name): \((milliseconds * 10).rounded() / 10) ms")
    }
  }
}
