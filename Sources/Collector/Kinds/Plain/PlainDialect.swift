import Diagnostics

/// Articles that no generator made a site of: front matter of any kind, or a block of headers.
struct PlainDialect: SiteDialect {
  func matter(of bytes: [UInt8], file: String) -> Diagnosed<FrontMatter?> {
    HeaderBlock.matter(of: bytes, file: file, demanding: 2, betweenDashes: false)
      ?? FrontMatter.read(bytes, file: file)
  }

  /// An article of a Zola site may be named by itself.
  func understand(_ matter: inout FrontMatter, of file: ContentFile) {
    matter.lift("taxonomies", "extra")
  }
}
