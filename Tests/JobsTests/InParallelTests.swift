import Jobs
import Testing

@Test(arguments: [0, 1, 2, 5, 100, 1000], [1, 2, 7])
func `results come in the order of what they were made of`(count: Int, jobs: Int) async {
  let numbers = Array(0..<count)
  #expect(await numbers.inParallel(jobs: jobs) { $0 * 2 } == numbers.map { $0 * 2 })
  #expect(await numbers.inParallel(jobs: jobs, inRunsOf: 1) { $0 + 1 } == numbers.map { $0 + 1 })
}
