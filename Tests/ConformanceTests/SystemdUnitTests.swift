import Foundation
import TestSupport
import Testing

/// The units of `Examples/timers` as `make install-timer` and `make install-server` put them up.
@Suite struct `the units of systemd` {
  @Test(
    .enabled(if: Tool(named: "systemd-analyze") != nil, "systemd-analyze is needed"),
    arguments: ["broadsheet@.service", "broadsheet@.timer", "broadsheet-serve@.service"]
  )
  func `are understood`(unit: String) throws {
    let folder = try TemporaryFolder(["broadsheet": "#!/bin/sh\n"])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: folder.path + "/broadsheet"
    )
    let units = Repository.root + "Examples/timers/"
    // A timer is judged with the service that it starts.
    for name in Set([unit, "broadsheet@.service"]) {
      let text = try String(contentsOfFile: units + name, encoding: .utf8)
      try folder.write(
        text.replacingOccurrences(of: "@bindir@", with: folder.path),
        to: name.replacingOccurrences(of: "@.", with: "@lantern.")
      )
    }
    let name = unit.replacingOccurrences(of: "@.", with: "@lantern.")
    let run = try #require(Tool(named: "systemd-analyze")).run(
      ["verify", "--man=no", "\(folder.path)/\(name)"]
    )
    #expect(run.exitCode == 0 && !run.errors.contains("lantern"), "\(run.errors)")
  }
}
