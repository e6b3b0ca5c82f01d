import Glibc
import Synchronization

/// What the server counts, for Prometheus to fetch.
final class ServerMetrics: Sendable {
  /// Why a connection was not kept.
  enum Refusal: String, Hashable, Sendable, CaseIterable {
    case tooManyConnections = "connections"
    case tooSlow = "slow"
  }

  private struct Request: Hashable {
    var method: String
    var status: Int
  }

  private struct Counts {
    var requests: [Request: Int] = [:]
    var sent = 0
    var connections = 0
    var answering = 0
    var refusals: [Refusal: Int] = [:]
    /// How many answers began within each of `bounds`, and beyond them.
    var durations = [Int](repeating: 0, count: bounds.count + 1)
    var seconds = 0.0
  }

  private let counts = Mutex(Counts())

  /// In seconds.
  private static let bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10]

  func connectionOpened() { counts.withLock { $0.connections += 1 } }

  func connectionClosed() { counts.withLock { $0.connections -= 1 } }

  func refused(_ refusal: Refusal) { counts.withLock { $0.refusals[refusal, default: 0] += 1 } }

  func answerBegins(after duration: Duration) {
    let seconds = duration / .seconds(1)
    let bucket = ServerMetrics.bounds.firstIndex { seconds <= $0 } ?? ServerMetrics.bounds.count
    counts.withLock { counts in
      counts.answering += 1
      counts.durations[bucket] += 1
      counts.seconds += seconds
    }
  }

  func answerEnds(method: String, status: Int, sent: Int) {
    counts.withLock { counts in
      counts.answering -= 1
      counts.sent += sent
      counts.requests[Request(method: method, status: status), default: 0] += 1
    }
  }

  /// Prometheus's text form, version 0.0.4.
  var text: String {
    let counts = counts.withLock { $0 }
    let requests = counts.requests.sorted {
      ($0.key.method, $0.key.status) < ($1.key.method, $1.key.status)
    }
    var lines = ServerMetrics.head("requests_total", "counter", "Requests answered.")
    lines += requests.map { request, count in
      "broadsheet_requests_total{method=\"\(request.method)\",status=\"\(request.status)\"} \(count)"
    }
    lines += ServerMetrics.one("sent_bytes_total", "counter", "Bytes of bodies sent.", counts.sent)
    lines += ServerMetrics.one("connections", "gauge", "Connections open.", counts.connections)
    lines += ServerMetrics.one("answers", "gauge", "Answers being sent.", counts.answering)
    lines += ServerMetrics.head("refused_total", "counter", "Connections cut or not taken.")
    lines += Refusal.allCases.map {
      "broadsheet_refused_total{reason=\"\($0.rawValue)\"} \(counts.refusals[$0] ?? 0)"
    }
    lines += histogram(counts)
    lines += ServerMetrics.one(
      "resident_bytes",
      "gauge",
      "Memory in use.",
      ServerMetrics.residentBytes
    )
    return lines.map { $0 + "\n" }.joined()
  }

  private func histogram(_ counts: Counts) -> [String] {
    let name = "broadsheet_answer_seconds"
    var total = 0
    var lines = ServerMetrics.head("answer_seconds", "histogram", "Time until an answer began.")
    for (bound, count) in zip(ServerMetrics.bounds.map { "\($0)" } + ["+Inf"], counts.durations) {
      total += count
      lines.append("\(name)_bucket{le=\"\(bound)\"} \(total)")
    }
    return lines + ["\(name)_sum \(counts.seconds)", "\(name)_count \(total)"]
  }

  private static func head(_ name: String, _ kind: String, _ help: String) -> [String] {
    ["# HELP broadsheet_\(name) \(help)", "# TYPE broadsheet_\(name) \(kind)"]
  }

  private static func one(_ name: String, _ kind: String, _ help: String, _ value: Int) -> [String]
  {
    head(name, kind, help) + ["broadsheet_\(name) \(value)"]
  }

  /// proc(5), `statm`: the second number is pages in memory.
  private static var residentBytes: Int {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    let text = withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
      let count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
      return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
