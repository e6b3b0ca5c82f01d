import Articles

extension Site {
  /// The site as one of the newsletter's editions sees it; `nil` is the newsletter itself.
  ///
  /// - Parameters:
  ///   - name: the edition's.
  ///   - title: what the publication is called whatever the edition says.
  /// - Returns: the same articles, under the edition's settings.
  /// - Throws: `CollectionFailure.unknownEdition` for one that `newsletter.yaml` does not have.
  package func edition(
    named name: String?,
    titled title: String? = nil
  ) throws(CollectionFailure) -> Site {
    guard let name, name != EditionName.main else { return self }
    guard let edition = newsletter.editions[name] else {
      throw .unknownEdition(name, known: newsletter.editions.names)
    }
    var site = self
    site.newsletter = edition
    site.identity.subtitle = edition.subtitle
    site.identity.editor = edition.editor
    if title == nil, let own = edition.title.flatMap(MetadataText.words) {
      site.identity.title = own
    }
    return site
  }
}
