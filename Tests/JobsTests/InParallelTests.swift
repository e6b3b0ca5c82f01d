import Jobs
import Synchronization
import Testing

@Test(arguments: [0, 1, 2, 5, 100, 1000], [1, 2, 7])
func `results come in the order of what they were made of`(count: Int, jobs: Int) async {
  let numbers = Array(0..<count)
  #expect(await numbers.inParallel(jobs: jobs) { $0 * 2 } == numbers.map { $0 * 2 })
  #expect(await numbers.inParallel(jobs: jobs, inRunsOf: 1) { $0 + 1 } == numbers.map { $0 + 1 })
}

/// How many pieces of work are open, and how many were at most.
private struct Open {
  var now = 0
  var most = 0
}

@Test(arguments: [1, 2, 5])
func `no more are worked on at once than there are jobs`(jobs: Int) async {
  let open = Mutex(Open())
  _ = await Array(0..<200).inParallel(jobs: jobs, inRunsOf: 1) { number in
    open.withLock {
      $0.now += 1
      $0.most = max($0.most, $0.now)
    }
    defer { open.withLock { $0.now -= 1 } }
    return (0..<1000).reduce(number) { $0 ^ $1 }
  }
  #expect(open.withLock { (1...jobs).contains($0.most) && $0.now == 0 })
}
