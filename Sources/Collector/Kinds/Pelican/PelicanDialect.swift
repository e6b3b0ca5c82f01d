import Configuration
import Diagnostics
import Workspace

/// Pelican's headers: lists in one line, a status, a category that the folder gives, and links to source files.
struct PelicanDialect: SiteDialect {
  private let path: WorkspacePath
  private let usesFolders: Bool
  private let defaultCategory: String?
  private let slugIsFileName: Bool
  /// The date and what follows it in a file's name, as `FILENAME_METADATA` reads them.
  private let namesDate: Bool
  private let namesSlug: Bool

  init(_ literals: ScriptLiterals, path: WorkspacePath) {
    self.path = path
    usesFolders = literals.flag("USE_FOLDER_AS_CATEGORY") ?? true
    defaultCategory = literals["DEFAULT_CATEGORY"]
    slugIsFileName = literals["SLUGIFY_SOURCE"] == "basename"
    let pattern = literals["FILENAME_METADATA"] ?? "(?P<date>"
    namesDate = pattern.contains("(?P<date>")
    namesSlug = pattern.contains("(?P<slug>") || pattern.contains("(?P<title>")
  }

  func matter(of bytes: [UInt8], file: String) -> Diagnosed<FrontMatter?> {
    HeaderBlock.matter(of: bytes, file: file, demanding: 1, betweenDashes: true)
      ?? FrontMatter.read(bytes, file: file)
  }

  func understand(_ matter: inout FrontMatter, of file: ContentFile) {
    for key in ["tags", "authors", "author"] {
      guard let node = matter[key], let text = node.text else { continue }
      matter.set(key, texts: PelicanDialect.items(of: text), at: node.place)
    }
    if matter["author"] != nil, matter["authors"] == nil, let node = matter["author"] {
      matter.set("authors", node.content, at: node.place)
    }
    readCategory(of: &matter, file)
    readStatus(of: &matter)
    readSlug(of: &matter, file)
    if let modified = matter["modified"] {
      matter.set("lastmod", modified.content, at: modified.place)
    }
    if !namesDate, matter["date"] == nil { matter.set("date", .null) }
  }

  /// `a, b`; with semicolons where names hold commas.
  private static func items(of text: String) -> [String] {
    text.split(separator: text.contains(";") ? ";" : ",").map(\.trimmed).filter { !$0.isEmpty }
  }

  private func readCategory(of matter: inout FrontMatter, _ file: ContentFile) {
    if let own = matter["category"], let text = own.text?.trimmed, !text.isEmpty {
      return matter.set("categories", texts: [text], at: own.place)
    }
    let folder = file.path.folder.relative(to: path) ?? ""
    let named = usesFolders && !folder.isEmpty ? folder.lastPart : defaultCategory
    if let named {
      matter.set("categories", texts: [named], at: SourcePlace(file: file.path.string))
    }
  }

  private func readStatus(of matter: inout FrontMatter) {
    switch matter.text("status")?.lowercased() {
    case "draft": matter.set("draft", .boolean(true))
    case "hidden", "skip": matter.set("headless", .boolean(true))
    default: break
    }
  }

  private func readSlug(of matter: inout FrontMatter, _ file: ContentFile) {
    guard matter.text("slug") == nil else { return }
    let rest = namesSlug ? DatedName(file.name)?.rest : nil
    let name = rest ?? (slugIsFileName ? file.name : matter.text("title") ?? file.name)
    matter.set("slug", .text(PelicanAddresses.slug(name)), at: SourcePlace(file: file.path.string))
  }

  // MARK: Links

  /// `{filename}/a.md` and `{static}/images/x.png`, and the same between bars as older sites have it.
  func destination(_ written: String) -> WrittenDestination {
    guard let open = written.first, open == "{" || open == "|",
      let close = written.dropFirst().firstIndex(of: open == "{" ? "}" : "|")
    else { return .address(written) }
    let kind = written[..<close].dropFirst().lowercased()
    let rest = String(written[written.index(after: close)...])
    switch kind {
    case "filename", "static", "attach": return .content(rest)
    case "index": return .address("/" + rest)
    case "author", "category", "tag":
      return .address("/\(kind)/\(PelicanAddresses.slug(rest)).html")
    default: return .address(written)
    }
  }
}
