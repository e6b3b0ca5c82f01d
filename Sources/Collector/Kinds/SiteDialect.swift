import Configuration
import Diagnostics

/// What the authors of one kind of site mean by what they write, told in the words that all kinds share.
///
/// A kind of site is a folder here: how its settings are read, its dialect, and its addresses. Whoever reads dates,
/// terms, links and pictures knows no kinds: it reads what a dialect has understood already.
protocol SiteDialect: Sendable {
  /// The front matter and the text of a file; the value is `nil`, with an error, where it must be left out.
  func matter(of bytes: [UInt8], file: String) -> Diagnosed<FrontMatter?>

  /// Adds to an article's front matter what its site and its place say of it, and puts the kind's own keys into
  /// shared ones: `title`, `date`, `lastmod`, `draft`, `headless`, `categories`, `tags`, `authors`, `slug`, `lang`.
  func understand(_ matter: inout FrontMatter, of file: ContentFile)

  /// What the destination of a link or a picture means.
  func destination(_ written: String) -> WrittenDestination
}

/// What an author names by the destination of a link or a picture.
enum WrittenDestination: Hashable {
  /// An address: absolute, from the site's root, or from the page.
  case address(String)
  /// A file of the content folders: from their root with a slash before it, else from the file that names it.
  case content(String)
}

extension SiteDialect {
  func matter(of bytes: [UInt8], file: String) -> Diagnosed<FrontMatter?> {
    FrontMatter.read(bytes, file: file)
  }

  func understand(_ matter: inout FrontMatter, of file: ContentFile) {}

  func destination(_ written: String) -> WrittenDestination {
    .address(LiquidAddress.withoutExpression(written))
  }
}

/// Front matter as it is: that of Hugo, in whose words the others are told.
struct StandardDialect: SiteDialect {}

extension FrontMatter {
  /// Gives a key a value as if it had been written in the file, with the place of what it was made from.
  mutating func set(
    _ key: String,
    _ content: ConfigurationNode.Content,
    at place: SourcePlace? = nil
  ) {
    let place = place ?? self[key]?.place ?? SourcePlace(file: "")
    map.entries.append(
      ConfigurationMap.Entry(
        key: key,
        keyPlace: place,
        value: ConfigurationNode(place: place, content: content)
      )
    )
  }

  /// Lets the keys of maps such as Zola's `[extra]` be found as if they stood outside of them.
  mutating func lift(_ keys: String...) {
    inherited.insert(contentsOf: keys.compactMap { map.value(ignoringCase: $0)?.map }, at: 0)
  }

  mutating func set(_ key: String, texts: [String], at place: SourcePlace? = nil) {
    let place = place ?? self[key]?.place ?? SourcePlace(file: "")
    set(key, .list(texts.map { ConfigurationNode(place: place, content: .text($0)) }), at: place)
  }
}
