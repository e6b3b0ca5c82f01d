import Diagnostics
import Workspace

/// Finds the files of a site that are articles or speak of sections.
struct ContentWalker {
  private let workspace: any Workspace
  private let settings: SiteSettings
  private let languages: LanguageNames
  /// Folders whose articles alone are wanted; empty for all.
  private let chosen: [WorkspacePath]
  private var files: [ContentFile] = []
  private var findings: [Diagnostic] = []
  /// Folders as they are once links are followed, so that a link in a circle ends.
  private var visited: Set<String> = []
  /// Linked folders wait until the real ones are done, whose articles they may repeat.
  private var links: [Folder] = []

  private struct Folder {
    var path: WorkspacePath
    /// Its path below the content root, with the prefix of a mount.
    var logical: String
    var root: ContentRoot
    /// The place of the root among the site's.
    var rank: Int
    /// Its name once links are followed; `nil` until somebody has asked for it.
    var canonical: String?
    var depth = 0
    /// The language that a folder such as `fr/` gives to all in it.
    var language: String?

    /// What the canonical path of something in a folder is, unless it is a link.
    static func path(of name: String, in canonical: String) -> String {
      canonical.isEmpty || canonical.hasSuffix("/") ? canonical + name : canonical + "/" + name
    }
  }

  /// Something in a folder that the site does not ignore.
  private struct Place {
    var entry: WorkspaceEntry
    var path: WorkspacePath
  }

  private init(
    _ workspace: any Workspace,
    _ settings: SiteSettings,
    _ languages: LanguageNames,
    _ chosen: [WorkspacePath]
  ) {
    self.workspace = workspace
    self.settings = settings
    self.languages = languages
    self.chosen = chosen
  }

  /// The files in the order of their paths.
  static func files(
    in workspace: any Workspace,
    settings: SiteSettings,
    languages: LanguageNames,
    chosen: [WorkspacePath]
  ) -> Diagnosed<[ContentFile]> {
    var walker = ContentWalker(workspace, settings, languages, chosen)
    for (rank, root) in settings.contentRoots.enumerated() {
      switch workspace.kind(of: root.folder) {
      case .folder:
        walker.walk(Folder(path: root.folder, logical: root.prefix, root: root, rank: rank))
      case .file: walker.addFile(mountedAs: root, rank)
      case .special, .outside, .unnameable, nil: break
      }
    }
    while !walker.links.isEmpty { walker.walk(walker.links.removeFirst()) }
    let files = walker.files.filter { walker.isChosen($0) }.sortedByPath
    guard settings.kind == .hugo else { return Diagnosed(files, walker.findings.sorted()) }
    let distinct = files.onePerPage(defaultLanguage: settings.defaultLanguage)
    return Diagnosed(distinct.value, (walker.findings + distinct.diagnostics).sorted())
  }

  private func isChosen(_ file: ContentFile) -> Bool {
    chosen.isEmpty || file.role == .section || chosen.contains { file.path.isInside($0) }
  }

  // MARK: Folders

  private mutating func walk(_ folder: Folder) {
    guard folder.depth < ContentLimits.folderDepth else {
      findings.append(.folderTooDeep(folder.path.string))
      return
    }
    let canonical = folder.canonical ?? workspace.canonicalPath(of: folder.path)
    guard visited.insert(canonical).inserted else { return }
    var folder = folder
    folder.canonical = canonical
    let entries: [WorkspaceEntry]
    do throws(ReadFailure) {
      entries = try workspace.entries(of: folder.path).sorted { $0.name.precedes($1.name) }
    } catch {
      findings.append(.unreadableFolder(folder.path.string, error))
      return
    }
    let names = entries.compactMap { considered($0, in: folder) }
    let found = names.compactMap { file($0, in: folder) }
    if isBundle(folder, found) {
      files += found.filter { $0.role == .bundle }
      if folder.path == folder.root.folder, let index = found.first(where: { $0.role == .bundle }),
        found.contains(where: { $0.role == .single })
          || names.contains(where: { $0.entry.kind == .folder })
      {
        findings.append(.bundleOfAll(index.path.string))
      }
      return
    }
    files += found.map { file in
      guard settings.files.hasBundles else { return file.asSingle }
      return settings.kind == .hugo ? file.besideSection : file
    }
    for place in names where place.entry.kind == .folder { enter(place, from: folder) }
  }

  /// Whether everything in a folder belongs to the `index.md` in it.
  private func isBundle(_ folder: Folder, _ found: [ContentFile]) -> Bool {
    guard settings.files.hasBundles, found.contains(where: { $0.role == .bundle }) else {
      return false
    }
    // Where there is an `_index.md` too, Hugo takes the other for an article of that section.
    if settings.kind == .hugo { return !found.contains { $0.role == .section } }
    return !folder.logical.isEmpty || folder.root.folder != folder.path
  }

  private mutating func enter(_ place: Place, from folder: Folder) {
    let (entry, path) = (place.entry, place.path)
    guard isWalkable(entry.name, in: folder), !isOfOtherLanguage(path, than: folder.root) else {
      return
    }
    var child = folder
    child.path = path
    child.depth += 1
    if folder.path == folder.root.folder, let key = languages.language(ofFolder: entry.name) {
      child.language = key
    } else {
      child.logical = folder.logical.isEmpty ? entry.name : folder.logical + "/" + entry.name
    }
    let here = folder.canonical.map { Folder.path(of: entry.name, in: $0) }
    child.canonical = entry.isLink ? workspace.canonicalPath(of: path) : here
    if child.canonical == here { walk(child) } else { links.append(child) }
  }

  /// Whether a folder is that of a language, inside the folder of another.
  private func isOfOtherLanguage(_ path: WorkspacePath, than root: ContentRoot) -> Bool {
    settings.contentRoots.contains {
      $0.folder == path && $0.language != nil && $0.language != root.language
    }
  }

  private func isWalkable(_ name: String, in folder: Folder) -> Bool {
    if settings.kind == .hugo { return true }
    return !["node_modules", "_site", "public"].contains(name) || folder.path != .root
  }

  // MARK: Files

  /// Says what is wrong with an entry that is neither file nor folder, and leaves out what the site ignores.
  private mutating func considered(_ entry: WorkspaceEntry, in folder: Folder) -> Place? {
    let name = entry.name.utf8
    guard let first = name.first, first != UInt8(ascii: "."), first != UInt8(ascii: "#"),
      name.last != UInt8(ascii: "~"), let path = folder.path.appending(entry: entry.name)
    else { return nil }
    if settings.ignored.contains(where: { $0.matches("/" + path.string) }) { return nil }
    if settings.files.excludes(path) { return nil }
    switch entry.kind {
    case .file, .folder: return Place(entry: entry, path: path)
    case .outside: findings.append(.linkOutside(path.string))
    case .special:
      let isArticle = ContentFormat(path, in: settings.kind) != nil
      if isArticle { files.append(unreadable(path, in: folder)) }
    case .unnameable: findings.append(.unreadableName(path.string))
    }
    return nil
  }

  /// A pipe or device by an article's name: listed, so that it is counted, and never opened.
  private func unreadable(_ path: WorkspacePath, in folder: Folder) -> ContentFile {
    ContentFile(
      path: path,
      role: .single,
      folder: folder.logical,
      name: path.stem,
      language: folder.language ?? folder.root.language,
      format: .markdown
    )
  }

  private mutating func file(_ place: Place, in folder: Folder) -> ContentFile? {
    let path = place.path
    guard place.entry.kind == .file, let format = ContentFormat(path, in: settings.kind),
      isTaken(path, format, in: folder)
    else { return nil }
    let (stem, suffixLanguage) =
      settings.files.hasLanguageSuffixes ? languages.split(path.stem) : (path.stem, nil)
    let language = suffixLanguage ?? folder.language ?? folder.root.language
    if let language, settings.disabledLanguages.contains(language) { return nil }
    let role = role(of: stem)
    if format == .foreign {
      if settings.files.namesForeignFormats, role != .section {
        findings.append(.foreignFormat(path.string))
      }
      // Hugo counts it among its pages; elsewhere it is none.
      guard settings.kind == .hugo else { return nil }
    }
    return ContentFile(
      path: path,
      role: role,
      folder: role == .bundle ? folder.logical.parentFolder : folder.logical,
      name: role == .bundle ? folder.logical.lastPart : stem,
      language: settings.kind != .hugo || settings.keepsLanguagesApart ? language : nil,
      format: format,
      root: folder.rank,
      collection: folder.root.collection,
      isPublished: folder.root.isPublished
    )
  }

  private func isTaken(_ path: WorkspacePath, _ format: ContentFormat, in folder: Folder) -> Bool {
    let takesAll = folder.root.included.isEmpty && folder.root.excluded.isEmpty
    guard takesAll || path.relative(to: folder.root.folder).map(folder.root.takes) ?? true,
      !isLeftOut(path)
    else { return false }
    return format != .html || settings.files.readsHTML && hasFrontMatter(path)
  }

  /// Hugo takes `index.de.md` for a bundle's, whether German is a language of the site or not.
  private func role(of stem: String) -> ContentFile.Role {
    let name =
      settings.kind == .hugo ? Substring(stem.utf8.prefix { $0 != UInt8(ascii: ".") }) : stem[...]
    return switch name {
    case "index": .bundle
    case "_index": .section
    default: .single
    }
  }

  /// A file that a mount puts under a name of its own.
  private mutating func addFile(mountedAs root: ContentRoot, _ rank: Int) {
    let name = root.prefix.lastPart
    guard let format = ContentFormat(root.folder, in: settings.kind), format != .foreign,
      !files.contains(where: { $0.path == root.folder }),
      let seeming = WorkspacePath(name)
    else { return }
    let (stem, language) = languages.split(seeming.stem)
    let file = ContentFile(
      path: root.folder,
      role: role(of: stem) == .section ? .section : .single,
      folder: root.prefix.parentFolder,
      name: stem,
      language: settings.keepsLanguagesApart ? language ?? root.language : nil,
      format: format,
      root: rank
    )
    files.append(file)
  }

  /// Outside Hugo the papers that lie at a repository's root are not articles.
  private func isLeftOut(_ path: WorkspacePath) -> Bool {
    if !settings.files.hasSectionPages, path.stem.hasPrefix("_index") { return true }
    guard settings.files.leavesOutPapers else { return false }
    let papers = [
      "README", "LICENSE", "CHANGELOG", "CONTRIBUTING", "SOURCE", "CODE_OF_CONDUCT",
    ]
    return path.folder == .root && papers.contains(path.stem.uppercased())
  }

  private func hasFrontMatter(_ path: WorkspacePath) -> Bool {
    guard let bytes = try? workspace.bytes(at: path, limit: ContentLimits.articleSize) else {
      return false
    }
    return (try? FrontMatterText.split(bytes).get())?.format != nil
  }
}

extension ContentFile {
  /// The file as one among others, though it is named `index`: it stands for its folder only in its address.
  fileprivate var asSingle: ContentFile {
    guard role == .bundle else { return self }
    var file = self
    file.role = .single
    return file
  }

  /// The file as an article of the section whose page lies beside it.
  fileprivate var besideSection: ContentFile {
    guard role == .bundle else { return self }
    var file = self
    file.role = .single
    file.folder = [folder, name].filter { !$0.isEmpty }.joined(separator: "/")
    file.name = ""
    return file
  }
}

extension String {
  /// What is before the last slash; empty without one.
  var parentFolder: String {
    utf8.lastIndex(of: .slash).map { String(self[..<$0]) } ?? ""
  }

  /// What is behind the last slash.
  var lastPart: String {
    utf8.lastIndex(of: .slash).map { String(self[utf8.index(after: $0)...]) } ?? self
  }

  /// What is before the first slash; all of it without one.
  var firstPart: String { String(Substring(utf8.prefix { $0 != .slash })) }

  /// By bytes, so that the order is the same in every locale.
  fileprivate func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
