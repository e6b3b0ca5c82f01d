import Articles
import Configuration
import Diagnostics
import Workspace

/// The picture that an article's front matter or bundle names as its own.
///
/// Themes have many names for it; the first that leads to a file wins. A site's default picture
/// is not used: it says nothing of an article, and would stand beside each of them.
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
    "featured_image", "featuredImage", "featuredImagePreview", "featureImage", "featuredImg",
    "feature_image", "featured-image", "images", "cover", "cover_image", "coverImage", "image",
    "thumbnail", "header", "banner", "hero", "hero_image", "teaser", "primary_image", "og_image",
    "img",
  ]

  /// The picture and its caption, or nothing.
  func found() -> Diagnosed<(Image?, String?)> {
    var findings: [Diagnostic] = []
    /// Words for a picture that a key names without saying where it lies.
    var words: PictureReference?
    for key in FeaturedPicture.keys {
      guard let node = matter[key], let reference = PictureReference.read(node) else { continue }
      guard let destination = reference.destination else {
        words = words ?? reference
        continue
      }
      if let found = file(destination, reference, &findings) { return Diagnosed(found, findings) }
    }
    let bundled = BundledPicture(
      matter: matter,
      entry: entry,
      workspace: site.location.workspace,
      languages: site.settings.languages.map(\.key)
    ).found()
    guard let (path, resource) = bundled else { return Diagnosed((nil, nil), findings) }
    var reference = resource ?? words
    reference?.alternativeText = resource?.alternativeText ?? words?.alternativeText
    reference?.caption = resource?.caption ?? words?.caption
    let image = image(path, reference, &findings)
    return Diagnosed((image, reference?.caption), findings)
  }

  /// The picture at a destination; `nil`, with a finding where it is meant as a file, when it is not here.
  private func file(
    _ destination: String,
    _ reference: PictureReference,
    _ findings: inout [Diagnostic]
  ) -> (Image?, String?)? {
    switch references.picture(destination) {
    case .file(let path): return (image(path, reference, &findings), reference.caption)
    case .remote:
      findings.append(.remoteFeaturedPicture(destination, at: reference.place))
    case .missing(let hint):
      if let record = references.catalogued(destination) {
        return catalogued(record, reference, &findings)
      }
      guard reference.isPath else { return nil }
      findings.append(.missingImage(destination, hint: hint, at: reference.place))
    }
    return nil
  }

  /// The picture that the site's data name, where it is a file of the site.
  private func catalogued(
    _ record: PictureCatalogue.Record,
    _ written: PictureReference,
    _ findings: inout [Diagnostic]
  ) -> (Image?, String?)? {
    var reference = written
    reference.alternativeText =
      written.alternativeText ?? record.alternativeText.map(MetadataText.plain)
    reference.caption = written.caption ?? record.caption.map(MetadataText.plain)
    switch references.picture(record.destination) {
    case .file(let path): return (image(path, reference, &findings), reference.caption)
    case .remote: findings.append(.remoteCatalogue(record.destination, at: written.place))
    case .missing(let hint):
      findings.append(.missingImage(record.destination, hint: hint, at: written.place))
    }
    return nil
  }

  /// The picture with its words; that it has none is told.
  private func image(
    _ path: String,
    _ reference: PictureReference?,
    _ findings: inout [Diagnostic]
  ) -> Image {
    let image = Image(
      .file(path),
      alternativeText: reference?.alternativeText ?? alternativeText ?? "",
      at: reference?.place ?? entry.metadata.place
    )
    if image.alternativeText.isEmpty {
      findings.append(.missingAlternativeText(ofOwnPicture: path, at: image.place))
    }
    return image
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
      "thumbnail_alt",
      "alt",
      "twitterAlt"
    ).map(MetadataText.plain)
  }
}
