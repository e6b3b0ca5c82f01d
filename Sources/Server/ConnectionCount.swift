import Serving
import Synchronization

/// How many connections each client has.
final class ConnectionCount: Sendable {
  private let counts = Mutex<[String: Int]>([:])
  private let most: Int

  init(most: Int) { self.most = most }

  /// Counts one more; false for one too many.
  func enter(_ client: Client) -> Bool {
    guard !client.isLocal else { return true }
    return counts.withLock { counts in
      guard counts[client.network, default: 0] < most else { return false }
      counts[client.network, default: 0] += 1
      return true
    }
  }

  func leave(_ client: Client) {
    guard !client.isLocal else { return }
    counts.withLock { counts in
      let left = (counts[client.network] ?? 1) - 1
      counts[client.network] = left > 0 ? left : nil
    }
  }
}
