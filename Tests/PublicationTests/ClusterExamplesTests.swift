import Configuration
import Diagnostics
import Foundation
import Publication
import TestSupport
import Testing

private let cluster = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/cluster")

/// A folder with programs that only write down how they were called.
private func stage(endingWith status: Int) throws -> TemporaryFolder {
  let folder = try TemporaryFolder([
    "broadsheet": "#!/bin/sh\necho \"$*\"\nexit \(status)\n",
    "scontrol": "#!/bin/sh\necho \"scontrol $*\"\n",
  ])
  for name in ["broadsheet", "scontrol"] {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: folder.path + "/" + name
    )
  }
  return folder
}

extension TemporaryFolder {
  /// The environment in which its programs are found before others.
  fileprivate func path(_ more: [String: String]) -> [String: String] {
    let usual = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return more.merging(["PATH": path + ":" + usual]) { $1 }
  }
}

@Suite struct `the Kubernetes Job` {
  private func job() throws -> ConfigurationMap {
    let file = cluster.appending(path: "kubernetes-editions.yaml")
    let read = ConfigurationReader.read([UInt8](try Data(contentsOf: file)), as: .yaml, file: "job")
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    return try #require(read.value?.map)
  }

  private func container() throws -> ConfigurationMap {
    let pod = try job()["spec"]?.map?["template"]?.map?["spec"]?.map
    #expect(pod?["restartPolicy"]?.text == "Never")
    return try #require(pod?["containers"]?.list?.first?.map)
  }

  @Test func `is an indexed one with as many completions as there are shards`() throws {
    let job = try job()
    #expect(job["apiVersion"]?.text == "batch/v1" && job["kind"]?.text == "Job")
    let spec = try #require(job["spec"]?.map)
    #expect(spec["completionMode"]?.text == "Indexed")
    let completions = try #require(spec["completions"]?.integer)
    #expect(spec["parallelism"]?.integer.map { (1...completions).contains($0) } == true)
    let variables = try #require(try container()["env"]?.list)
    let shards = variables.compactMap(\.map).first { $0["name"]?.text == "SHARDS" }
    #expect(shards?["value"]?.text == "\(completions)")
    // Kubernetes wants variables as text.
    #expect(shards?["value"]?.integer == nil)
  }

  @Test func `makes each shard in one of its pods`() throws {
    let container = try container()
    let command = try #require(container["command"]?.texts)
    let script = try #require(container["args"]?.list?.first?.text)
    let completions = try #require(try job()["spec"]?.map?["completions"]?.integer)
    let shell = try #require(
      Tool(named: command[0].split(separator: "/").last.map(String.init) ?? "")
    )
    let folder = try stage(endingWith: 0)
    var shards: Set<Shard> = []
    for index in 0..<completions {
      let run = try shell.run(
        [command[1], script],
        environment: folder.path([
          "JOB_COMPLETION_INDEX": "\(index)", "SHARDS": "\(completions)", "WEEK": "2026-W07",
        ])
      )
      #expect(run.exitCode == 0, "\(run.errors)")
      let words = run.output.split(whereSeparator: \.isWhitespace).map(String.init)
      let option = try #require(words.firstIndex(of: "--shard"))
      shards.insert(try #require(Shard(words[option + 1])))
    }
    #expect(shards.count == completions && shards.allSatisfy { $0.count == completions })
  }

  @Test(arguments: [(0, 0), (3, 0), (75, 75), (78, 78)])
  func `fails as Broadsheet does, but not for want of articles`(status: Int, end: Int32) throws {
    let script = try #require(try container()["args"]?.list?.first?.text)
    let folder = try stage(endingWith: status)
    let run = try #require(Tool(named: "sh")).run(
      ["-c", script],
      environment: folder.path(["JOB_COMPLETION_INDEX": "0", "SHARDS": "1", "WEEK": "2026-W07"])
    )
    #expect(run.exitCode == end)
  }
}

@Suite struct `the Slurm array` {
  private func task(
    _ number: Int,
    of count: Int,
    in folder: TemporaryFolder,
    _ more: [String: String] = [:]
  ) throws -> Tool.Run {
    let slurm = [
      "SLURM_ARRAY_TASK_ID": "\(number)", "SLURM_ARRAY_TASK_COUNT": "\(count)",
      "SLURM_ARRAY_JOB_ID": "41", "SLURM_JOB_ID": "4\(number)", "SLURM_CPUS_PER_TASK": "2",
    ]
    return try #require(Tool(named: "bash")).run(
      [
        cluster.appending(path: "slurm-editions.sh").path(), "site", "issues", "--week", "2026-W07",
      ],
      environment: folder.path(slurm.merging(more) { $1 })
    )
  }

  @Test func `makes the shard of its number`() throws {
    let folder = try stage(endingWith: 0)
    let run = try task(7, of: 16, in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.output == "build site --output issues --shard 7/16 --jobs 2 --week 2026-W07\n"
    )
  }

  @Test func `makes the same shard again where one task is done again`() throws {
    let run = try task(7, of: 1, in: try stage(endingWith: 0), ["SHARDS": "16"])
    #expect(run.output.contains("--shard 7/16 "))
  }

  @Test(arguments: [(3, 0, false), (75, 0, true), (78, 78, false)])
  func `ends as Slurm should take it`(status: Int, end: Int32, isTriedAgain: Bool) throws {
    let run = try task(2, of: 4, in: try stage(endingWith: status))
    #expect(run.exitCode == end)
    #expect(run.output.contains("scontrol requeue 41_2") == isTriedAgain)
  }
}
