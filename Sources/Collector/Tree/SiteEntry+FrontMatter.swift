import Articles
import Configuration
import Diagnostics
import Workspace

extension SiteEntry.Particulars {
  /// What front matter says of an article without help from its site.
  mutating func read(_ matter: FrontMatter, _ dates: ArticleDates, _ kind: SiteKind) {
    rawTitle = matter["title"]?.text ?? ""
    slug = matter.slug(kind) ?? dates.slug ?? ""
    isDraft = matter.isDraft(kind)
    metadata.title =
      MetadataText.words(rawTitle) ?? matter.firstHeading
      ?? MetadataText.words(URLSegments.humanised(file.undatedName)) ?? "…"
    metadata.shortTitle = matter.text("linkTitle").flatMap(MetadataText.words)
    metadata.description = matter.text("description", "summary", "excerpt", "deck", "subtitle")
      .flatMap(MetadataText.words)
    metadata.date = dates.date
    metadata.publishDate = dates.publishDate
    metadata.expiryDate = dates.expiryDate
    metadata.lastModified = dates.lastModified
    metadata.weight = matter["weight"]?.wholeNumber.flatMap { $0 == 0 ? nil : $0 }
    metadata.guid = matter.guid
    translationKey = matter.text(
      "translationKey",
      "translation_key",
      "translation_id",
      "translationId",
      "lang-ref",
      "lang_ref"
    )
    metadata.isPinned = ["pinned", "pin", "sticky"].contains { matter.flag($0) == true }
  }
}

extension FrontMatter {
  /// Reads a file's front matter; the value is `nil`, with an error, where the file must be left out.
  static func read(
    _ file: ContentFile,
    in workspace: any Workspace
  ) -> Diagnosed<FrontMatter?> {
    do throws(ReadFailure) {
      let bytes = try workspace.bytes(at: file.path, limit: ContentLimits.articleSize)
      return read(bytes, file: file.path.string)
    } catch {
      return Diagnosed(nil, [.unreadableArticle(error, in: file.path.string)])
    }
  }

  fileprivate func slug(_ kind: SiteKind) -> String? {
    guard kind == .hugo else { return text("slug") }
    guard let node = self["slug"] else { return nil }
    // `slug: 007` is a number, and so 7 in the address.
    if case .integer(let number) = node.content { return String(number) }
    return node.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  fileprivate func isDraft(_ kind: SiteKind) -> Bool {
    if kind == .hugo {
      guard let draft = self["draft"] else { return self["published"]?.flag == false }
      return draft.flag ?? false
    }
    return flag("draft") ?? (flag("published") == false)
  }

  /// The name that the article's author gave it for good; what it inherits is no name of its own.
  fileprivate var guid: String? {
    let written = map.value(ignoringCase: "guid") ?? map.value(ignoringCase: "id")
    let text = written?.text?.trimmed ?? ""
    return text.isEmpty ? nil : text
  }

  /// What the front matter gives as the article's points: a list of texts.
  var takeaways: [String] {
    for key in ["takeaways", "key_takeaways", "keyTakeaways", "key-takeaways", "highlights"] {
      let points = (self[key]?.list ?? []).compactMap { $0.text.map(MetadataText.plain) }
        .filter { !$0.isEmpty }
      if !points.isEmpty { return points }
    }
    return []
  }

  /// The site builds no page of its own for it, or lists it nowhere.
  func isHeadless(heedingFlag: Bool) -> Bool {
    if heedingFlag, flag("headless") == true { return true }
    guard let list = build?.value(ignoringCase: "list") else { return false }
    return list.text == "never" || list.text == "local" || list.boolean == false
  }

  /// False for an article that has no page of its own, though it is listed.
  var isRendered: Bool {
    guard let render = build?.value(ignoringCase: "render") else { return true }
    return render.text != "never" && render.boolean != false
  }

  private var build: ConfigurationMap? { (self["build"] ?? self["_build"])?.map }

  /// The text of the first heading, found without reading the whole text: a `#` line, or one underlined by `=`.
  var firstHeading: String? {
    var previous = ""
    var isInCode = false
    for line in body.prefix(16384).split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self).trimmed
      if text.hasPrefix("```") || text.hasPrefix("~~~") { isInCode.toggle() }
      guard !isInCode else { continue }
      let level = text.prefix { $0 == "#" }.count
      if (1...6).contains(level), text.dropFirst(level).first?.isWhitespace == true {
        let heading = MetadataText.words(
          String(
            text.dropFirst(level).trimmed.reversed().drop { $0 == "#" || $0 == " " }.reversed()
          )
        )
        if let heading { return heading }
      }
      if text.count >= 3, text.allSatisfy({ $0 == "=" }), !previous.isEmpty {
        return MetadataText.words(previous)
      }
      previous = text
    }
    return nil
  }
}

extension ContentFile {
  /// The path of the bundle or file below the site, without language and suffix.
  func articleID(language: String) -> Article.ID {
    var folder = path.folder.string
    if self.language != nil { folder = ContentFile.path(folder, withoutLanguage: language) }
    // A bundle is known by its folder, which is last already unless it is the site's own.
    if role == .bundle { return Article.ID(folder.isEmpty ? name : folder) }
    return Article.ID(folder.isEmpty ? bareStem : folder + "/" + bareStem)
  }

  /// The path without the first folder that has a language's name.
  private static func path(_ path: String, withoutLanguage language: String) -> String {
    var folders = path.split(separator: "/")
    guard let index = folders.firstIndex(where: { $0.lowercased() == language }) else {
      return path
    }
    folders.remove(at: index)
    return folders.joined(separator: "/")
  }

  /// The stem without a language; an index outside a bundle has its folder's name, not its own.
  private var bareStem: String {
    let stem = path.stem
    return stem == name || stem.hasPrefix(name + ".") ? name : "index"
  }

  /// The name for people, without the date before it.
  var undatedName: String {
    let rest = DatedName(name)?.rest ?? name
    let usable = rest.isEmpty ? name : rest
    return usable == "index" || usable.isEmpty ? folder.lastPart : usable
  }
}

extension String {
  var trimmingSlashes: String {
    split(separator: "/").joined(separator: "/") + (hasSuffix("/") && count > 1 ? "/" : "")
  }
}
