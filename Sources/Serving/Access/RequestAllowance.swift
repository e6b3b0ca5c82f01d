private import Synchronization

/// How many requests a client may make: a bucket that every request takes from, and that fills again with time.
package final class RequestAllowance: Sendable {
  /// A bucket's size, and what comes into it each second.
  package struct Rate: Hashable, Sendable {
    package var burst: Double
    package var perSecond: Double

    package init(burst: Double, perSecond: Double) {
      self.burst = burst
      self.perSecond = perSecond
    }
  }

  private struct Bucket {
    var level: Double
    var moment: ContinuousClock.Instant
  }

  private let rate: Rate
  private let buckets = Mutex<[String: Bucket]>([:])
  private static let mostBuckets = 10_000

  package init(_ rate: Rate) { self.rate = rate }

  /// Takes one; otherwise tells after how many seconds there is one again.
  func take(by client: String, at now: ContinuousClock.Instant = .now) -> Int? {
    buckets.withLock { buckets in
      if buckets.count >= RequestAllowance.mostBuckets { forgetFull(&buckets, now) }
      var bucket = filled(buckets[client], now)
      defer { buckets[client] = bucket }
      guard bucket.level >= 1 else { return Int((1 - bucket.level) / rate.perSecond) + 1 }
      bucket.level -= 1
      return nil
    }
  }

  /// After how many seconds there is one to take; `nil` where there is one now.
  func wait(of client: String, at now: ContinuousClock.Instant = .now) -> Int? {
    buckets.withLock { buckets in
      let level = filled(buckets[client], now).level
      return level >= 1 ? nil : Int((1 - level) / rate.perSecond) + 1
    }
  }

  private func filled(_ bucket: Bucket?, _ now: ContinuousClock.Instant) -> Bucket {
    guard let bucket else { return Bucket(level: rate.burst, moment: now) }
    let passed = (now - bucket.moment) / .seconds(1)
    return Bucket(level: min(rate.burst, bucket.level + passed * rate.perSecond), moment: now)
  }

  /// Forgets those who have been silent for long; if there are none, everybody begins anew.
  private func forgetFull(_ buckets: inout [String: Bucket], _ now: ContinuousClock.Instant) {
    buckets = buckets.filter { filled($0.value, now).level < rate.burst }
    if buckets.count >= RequestAllowance.mostBuckets { buckets = [:] }
  }
}
