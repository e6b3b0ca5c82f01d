import Configuration

/// Zola's front matter: terms under `[taxonomies]`, a theme's own keys under `[extra]`, `@/` for content files.
struct ZolaDialect: SiteDialect {
  func understand(_ matter: inout FrontMatter, of file: ContentFile) {
    matter.lift("taxonomies", "extra")
    if let path = matter.map.value(ignoringCase: "path"), let text = path.text {
      matter.set("url", .text("/" + text.trimmingSlashes + "/"), at: path.place)
    }
    if let updated = matter.map.value(ignoringCase: "updated"), matter["lastmod"] == nil {
      matter.set("lastmod", updated.content, at: updated.place)
    }
    if let aliases = matter.map.value(ignoringCase: "aliases") {
      let rooted = aliases.texts.map { "/" + $0.trimmingSlashes }
      matter.set("aliases", texts: rooted, at: aliases.place)
    }
    if matter.flag("render") == false { matter.set("headless", .boolean(true)) }
  }

  func destination(_ written: String) -> WrittenDestination {
    guard written.hasPrefix("@/") else { return .address(written) }
    return .content(String(written.dropFirst()))
  }
}
