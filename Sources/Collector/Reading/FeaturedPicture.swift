import Articles
import Configuration
import Diagnostics
import Workspace

/// The picture that an article's front matter or bundle names as its own.
///
/// Themes have many names for it (specs: Hugo §5.6); the first that leads to a file wins. A site's default picture
/// is not used: it says nothing of an article.
struct FeaturedPicture {
  private let matter: FrontMatter
  private let site: Site
  private let entry: SiteEntry
  private let references: SiteReferences

  init(_ matter: FrontMatter, site: Site, entry: SiteEntry, references: SiteReferences) {
    self.matter = matter
    self.site = site
    self.entry = entry
    self.references = references
  }

  private static let keys = [
    "featured_image", "featuredImage", "featureImage", "featuredImg", "images", "cover", "image",
    "feature_image", "thumbnail", "header", "banner", "hero", "teaser", "primary_image",
    "og_image", "img",
  ]

  /// What front matter says of a picture.
  private struct Reference {
    var destination: String
    var alternativeText: String?
    var caption: String?
    var place: SourcePlace
    /// False for what may be anything, such as an identifier: not found, it is no mistake.
    var isPath: Bool
  }

  /// The picture and its caption, or nothing.
  func found() -> Diagnosed<(Image?, String?)> {
    var findings: [Diagnostic] = []
    for key in FeaturedPicture.keys {
      guard let node = matter[key], let reference = reference(in: node, depth: 0) else { continue }
      switch references.picture(reference.destination) {
      case .file(let path):
        let image = image(path, reference)
        return Diagnosed((image, reference.caption), findings + undescribed(image, in: path))
      case .remote: continue
      case .missing(let hint):
        guard reference.isPath else { continue }
        findings.append(
          .missingImage(reference.destination, hint: hint, at: reference.place)
        )
      }
    }
    guard let (path, resource) = bundled() else { return Diagnosed((nil, nil), findings) }
    let image = image(path, resource)
    return Diagnosed((image, resource?.caption), findings + undescribed(image, in: path))
  }

  private func undescribed(_ image: Image, in path: String) -> [Diagnostic] {
    guard image.alternativeText.isEmpty else { return [] }
    return [.missingAlternativeText(ofOwnPicture: path, at: image.place)]
  }

  private func image(_ path: String, _ reference: Reference?) -> Image {
    let alternative = reference?.alternativeText ?? alternativeText
    return Image(
      .file(path),
      alternativeText: alternative ?? "",
      at: reference?.place ?? entry.metadata.place
    )
  }

  /// What the front matter says beside the picture's own key.
  private var alternativeText: String? {
    matter.text(
      "featured_image_alt",
      "featuredImageAlt",
      "image_alt",
      "imageAlt",
      "cover_alt",
      "coverAlt",
      "alt",
      "twitterAlt"
    ).map(MetadataText.plain)
  }

  // MARK: Front matter

  private func reference(in node: ConfigurationNode, depth: Int) -> Reference? {
    switch node.content {
    case .text(let text):
      let destination = text.trimmed
      guard !destination.isEmpty else { return nil }
      let isPath =
        destination.contains(".") && !destination.contains(" ") || destination.contains("/")
      return Reference(destination: destination, place: node.place, isPath: isPath)
    case .list(let nodes):
      return nodes.first.flatMap { depth < 3 ? reference(in: $0, depth: depth + 1) : nil }
    case .map(let map):
      return depth < 3 ? reference(in: map, depth: depth) : nil
    case .null, .boolean, .integer, .number, .dateTime: return nil
    }
  }

  private func reference(in map: ConfigurationMap, depth: Int) -> Reference? {
    let keys = [
      "image", "src", "url", "path", "filename", "file", "overlay_image", "teaser", "uid",
      "feature",
    ]
    for key in keys {
      guard let node = map.value(ignoringCase: key),
        var reference = reference(in: node, depth: depth + 1)
      else { continue }
      reference.alternativeText =
        reference.alternativeText ?? map.value(ignoringCase: "alt")?.text.map(MetadataText.plain)
      reference.caption =
        reference.caption ?? map.value(ignoringCase: "caption")?.text.map(MetadataText.plain)
      return reference
    }
    return nil
  }

  // MARK: Bundle

  /// A picture of the bundle that is named as the article's own, by `resources` or by its file's name.
  private func bundled() -> (path: String, Reference?)? {
    guard entry.isBundle else { return nil }
    for node in matter["resources"]?.list ?? [] {
      guard let map = node.map, let name = map.value(ignoringCase: "name")?.text?.lowercased(),
        ["featured-image", "featured", "cover", "header"].contains(where: name.hasPrefix),
        let source = map.value(ignoringCase: "src")?.text,
        case .file(let path) = references.picture(source)
      else { continue }
      let reference = Reference(
        destination: source,
        alternativeText: map.value(ignoringCase: "params")?.map?.value(ignoringCase: "alt")?.text
          .map(MetadataText.plain),
        caption: map.value(ignoringCase: "title")?.text.map(MetadataText.plain),
        place: node.place,
        isPath: true
      )
      return (path, reference)
    }
    return fileNamedAsPicture().map { ($0, nil) }
  }

  /// Hugo's own fallback: a file named like a feature, then a cover, then a thumbnail.
  private func fileNamedAsPicture() -> String? {
    let entries = (try? site.location.workspace.entries(of: entry.path.folder)) ?? []
    let pictures = entries.filter { $0.kind == .file }.map(\.name).sorted().filter { name in
      let suffix = name.split(separator: ".").last?.lowercased() ?? ""
      return ["jpg", "jpeg", "png", "gif", "webp", "svg", "avif"].contains(suffix)
    }
    for word in ["feature", "cover", "thumbnail"] {
      if let name = pictures.first(where: { $0.lowercased().contains(word) }) {
        return entry.path.folder.appending(name)?.string
      }
    }
    return nil
  }
}
