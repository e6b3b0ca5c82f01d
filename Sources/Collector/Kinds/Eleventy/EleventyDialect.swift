import Configuration

/// Eleventy's front matter and data: tags of an article and of its folder together, dates in words.
struct EleventyDialect: SiteDialect {
  var data: EleventyData

  func understand(_ matter: inout FrontMatter, of file: ContentFile) {
    matter.inherited += data.maps(of: file.path)
    let maps = [matter.map] + matter.inherited
    let tags = maps.reversed().flatMap { $0.value(ignoringCase: "tags")?.texts ?? [] }.unique
    if !tags.isEmpty { matter.set("tags", texts: tags) }
    // "Last Modified" and its like are times of files, which are no part of a source.
    if let date = matter["date"], let words = date.text?.lowercased(),
      ["last modified", "created", "git last modified", "git created"].contains(words)
    {
      matter.set("date", .null, at: date.place)
    }
    let isHidden = matter.flag("eleventyExcludeFromCollections") == true
    let isUnwritten = matter["permalink"]?.boolean == false
    if isHidden || isUnwritten { matter.set("headless", .boolean(true)) }
  }
}
