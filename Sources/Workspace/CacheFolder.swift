/// Where what was understood of large sites is kept from one run to the next.
package enum CacheFolder {
  /// `$BROADSHEET_CACHE`, else `$XDG_CACHE_HOME/broadsheet`, else `~/.cache/broadsheet` (XDG Base Directory
  /// Specification); `nil` where the first is `off`, and for a user without a home.
  package static var path: String? {
    if let own = Environment.variable("BROADSHEET_CACHE") {
      return own == "off" ? nil : absolute(own)
    }
    if let folder = Environment.variable("XDG_CACHE_HOME").flatMap(absolute) {
      return folder + "/broadsheet"
    }
    return Environment.variable("HOME").flatMap(absolute).map { $0 + "/.cache/broadsheet" }
  }

  private static func absolute(_ path: String) -> String? { path.hasPrefix("/") ? path : nil }
}
