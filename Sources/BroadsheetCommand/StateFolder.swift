internal import Workspace

/// Where a command remembers what is no part of an issue.
enum StateFolder {
  /// The folder that systemd gives a service, else the user's own; `nil` where neither is named.
  static var path: String? {
    // systemd parts several folders by colons.
    if let folder = Environment.variable("STATE_DIRECTORY")?.split(separator: ":").first {
      return String(folder)
    }
    if let folder = Environment.variable("XDG_STATE_HOME") { return folder + "/broadsheet" }
    return Environment.variable("HOME").map { $0 + "/.local/state/broadsheet" }
  }
}
