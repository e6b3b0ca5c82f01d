/// Where Zola puts pages: their folders and names, made fit for addresses as `slugify.paths` says.
struct ZolaAddresses: Hashable, Sendable {
  enum Slugs: String, Hashable, Sendable {
    /// Letters of ASCII in lower case, digits and hyphens.
    case on
    /// Only what an address cannot hold is changed.
    case safe
    case off
  }

  var slugs = Slugs.on

  func path(of parts: PageAddress) -> String {
    let name = parts.slug ?? DatedName(parts.name)?.rest ?? parts.name
    // A date alone is a name, too.
    let folders = parts.folder.split(separator: "/").map(String.init)
    let all = (folders + [name.isEmpty ? parts.name : name]).map(slug)
    return "/" + all.filter { !$0.isEmpty }.joined(separator: "/") + "/"
  }

  private func slug(_ name: String) -> String {
    switch slugs {
    case .off: name
    case .safe: String(name.map { "<>:|?*#\\()[]\"\n\r\t ".contains($0) ? "_" : $0 })
    case .on:
      // As the crate "slug" has it, on which Zola relies; letters of other scripts it spells in ASCII, and we do not.
      URLSegments.withoutAccents(name).lowercased()
        .split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }
  }
}
