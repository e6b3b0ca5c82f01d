/// Prefixes that need no declaration (EPUB 3.3, appendix D).
enum Prefixes {
  static let reservedInPackage: Set<String> = [
    "a11y", "dcterms", "marc", "media", "onix", "rendition", "schema", "xsd",
  ]
  static let reservedInContent: Set<String> = ["msv", "prism"]
}
