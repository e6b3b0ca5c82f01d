extension Array where Element: Sendable {
  /// Transforms the elements, at most `jobs` at once, and hands over the results in the order of the array, each as soon
  /// as it and all before it are there.
  package func inParallel<Result: Sendable>(
    jobs: Int,
    _ transform: @escaping @Sendable (Element) async -> Result,
    inOrder take: (Result) -> Void
  ) async {
    await withTaskGroup(of: (Int, Result).self) { group in
      // What has come before its turn waits at its own place.
      var results = [Result?](repeating: nil, count: count)
      var (next, taken) = (0, 0)
      func start() {
        guard next < count else { return }
        let (index, element) = (next, self[next])
        next += 1
        group.addTask { (index, await transform(element)) }
      }
      for _ in 0..<Swift.max(1, jobs) { start() }
      while let (index, result) = await group.next() {
        results[index] = result
        start()
        while taken < count, let result = results[taken].take() {
          take(result)
          taken += 1
        }
      }
    }
  }

  /// The transformed elements in the order of the array, worked on in runs of neighbours, at most `jobs` at once.
  ///
  /// `length` is that of a run, 1 for elements that each take long; `nil` chooses runs short enough to even out
  /// and long enough that starting them does not count.
  package func inParallel<Result: Sendable>(
    jobs: Int,
    inRunsOf length: Int? = nil,
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let runs = await runsInParallel(jobs: jobs, of: length) { $0.map(transform) }
    return runs.count == 1 ? runs[0] : runs.flatMap(\.self)
  }

  /// What is made of each run of neighbours, in the order of the array; the slices have the array's own indices.
  package func runsInParallel<Result: Sendable>(
    jobs: Int,
    of length: Int? = nil,
    _ transform: @escaping @Sendable (ArraySlice<Element>) -> Result
  ) async -> [Result] {
    let jobs = Swift.max(1, jobs)
    let length = Swift.max(1, length ?? Swift.min(64, count / (jobs * 4)))
    let runs = stride(from: 0, to: count, by: length).map { start in
      self[start..<Swift.min(start + length, count)]
    }
    var results: [Result] = []
    results.reserveCapacity(runs.count)
    await runs.inParallel(jobs: jobs, transform) { results.append($0) }
    return results
  }
}
