package import Workspace

/// What the user named as SITE: a folder and what made it, or one article in a folder.
///
/// Only that folder is read. An article named by itself may use the pictures that lie in its own folder
/// or below, not those of a site that the folder belongs to: nobody named the site.
package struct SiteLocation: Sendable {
  /// A file that was read already, and the name by which findings speak of it.
  package struct NamedFile: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package var kind: SiteKind
  /// The folder; paths of articles and of everything else are relative to it.
  package var workspace: any Workspace
  /// The one article that was named, else `nil`.
  package var article: WorkspacePath?
  /// The feed that was named, or lies in the folder that was; `nil` for every other kind.
  package var feed: WorkspacePath?
  /// The folder's own name, after which an article named `index.md` is called.
  package var folderName: String
  /// `newsletter.yaml`, where there is one.
  package var newsletterFile: NamedFile?

  /// A folder that is open already; its kind is told by its files when `kind` is `nil`.
  package init(
    in workspace: any Workspace,
    article: WorkspacePath? = nil,
    feed: WorkspacePath? = nil,
    kind: SiteKind? = nil,
    folderName: String = "",
    newsletterFile: NamedFile? = nil
  ) {
    self.workspace = workspace
    self.article = article
    self.folderName = folderName
    self.newsletterFile = newsletterFile ?? SiteLocation.newsletterFile(in: workspace)
    let isFeed = feed != nil || kind == .feed
    self.feed = feed ?? (isFeed ? SiteLocation.usualFeed(in: workspace) : nil)
    self.kind =
      isFeed ? .feed : kind ?? (article == nil ? SiteKind.recognised(in: workspace) : .plain)
  }
}

extension SiteLocation {
  /// Finds out what the user named.
  ///
  /// - Parameters:
  ///   - site: a folder, an article, a `newsletter.yaml` or a feed.
  ///   - kind: the kind that the user says it is.
  ///   - configuration: a `newsletter.yaml` that the user named with `--config`.
  /// - Returns: the folder to read, its kind, and the article if one was named.
  /// - Throws: `CollectionFailure.missingInput` when it is not there.
  package static func find(
    _ site: String,
    kind: SiteKind? = nil,
    configuration: String? = nil
  ) throws(CollectionFailure) -> SiteLocation {
    let named = try configuration.map { file throws(CollectionFailure) in try namedFile(file) }
    do throws(ReadFailure) {
      let workspace = try FolderWorkspace(at: site.isEmpty ? "." : site)
      return SiteLocation(
        in: workspace,
        kind: kind,
        folderName: lastPart(of: workspace.root),
        newsletterFile: named
      )
    } catch {
      guard case .notAFile = error else { throw .missingInput(site, error) }
    }
    return try ofFile(site, kind: kind, newsletterFile: named)
  }

  private static func ofFile(
    _ file: String,
    kind: SiteKind?,
    newsletterFile: NamedFile?
  ) throws(CollectionFailure) -> SiteLocation {
    let (workspace, path) = try folder(of: file)
    let folderName = lastPart(of: workspace.root)
    switch path.suffix {
    case _ where kind == .feed || FeedFile.isNamedAsFeed(path):
      return SiteLocation(
        in: workspace,
        feed: path,
        folderName: folderName,
        newsletterFile: newsletterFile
      )
    case "yaml", "yml":
      let named: NamedFile
      if let newsletterFile {
        named = newsletterFile
      } else {
        named = try namedFile(file, as: path.name)
      }
      return SiteLocation(
        in: workspace,
        kind: kind,
        folderName: folderName,
        newsletterFile: named
      )
    case let suffix where ContentFormat(suffix: suffix) != nil:
      return SiteLocation(
        in: workspace,
        article: path,
        kind: .plain,
        folderName: folderName,
        newsletterFile: newsletterFile
      )
    default:
      throw .missingInput(file, .notAFile)
    }
  }

  /// The folder that holds a file, with leave to read the file even if it is a link out of that folder.
  private static func folder(
    of file: String
  ) throws(CollectionFailure) -> (FolderWorkspace, WorkspacePath) {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    guard let path = WorkspacePath(name), path != .root else {
      throw .missingInput(file, .missing)
    }
    do throws(ReadFailure) {
      return (try FolderWorkspace(at: folder, alsoReading: [file]), path)
    } catch {
      throw .missingInput(file, error)
    }
  }

  private static func namedFile(_ file: String) throws(CollectionFailure) -> NamedFile {
    try namedFile(file, as: file)
  }

  private static func namedFile(
    _ file: String,
    as name: String
  ) throws(CollectionFailure) -> NamedFile {
    let (workspace, path) = try folder(of: file)
    do throws(ReadFailure) {
      return NamedFile(
        name: name,
        bytes: try workspace.bytes(at: path, limit: ContentLimits.newsletterSize)
      )
    } catch {
      throw .missingInput(file, error)
    }
  }

  private static func usualFeed(in workspace: any Workspace) -> WorkspacePath? {
    FeedFile.usualNames.compactMap(WorkspacePath.init).first { workspace.kind(of: $0) == .file }
  }

  private static func newsletterFile(in workspace: any Workspace) -> NamedFile? {
    for name in ["newsletter.yaml", "newsletter.yml"] {
      guard let path = WorkspacePath(name),
        let bytes = try? workspace.bytes(at: path, limit: ContentLimits.newsletterSize)
      else { continue }
      return NamedFile(name: name, bytes: bytes)
    }
    return nil
  }

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }
}
