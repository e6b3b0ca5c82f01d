internal import Glibc

/// Where what was understood of large sites is kept from one run to the next.
package enum CacheFolder {
  /// `$BROADSHEET_CACHE`, else `$XDG_CACHE_HOME/broadsheet`, else `~/.cache/broadsheet` (XDG Base Directory
  /// Specification); `nil` where the first is `off`, and for a user without a home.
  package static var path: String? {
    if let own = variable("BROADSHEET_CACHE") { return own == "off" ? nil : absolute(own) }
    if let folder = variable("XDG_CACHE_HOME").flatMap(absolute) { return folder + "/broadsheet" }
    return variable("HOME").flatMap(absolute).map { $0 + "/.cache/broadsheet" }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func absolute(_ path: String) -> String? { path.hasPrefix("/") ? path : nil }
}
