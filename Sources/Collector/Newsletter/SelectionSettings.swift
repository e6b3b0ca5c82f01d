/// The options of selection that `newsletter.yaml` sets under `select`; those of the command win over them.
struct SelectionSettings: Hashable, Sendable {
  var categories: [String] = []
  var tags: [String] = []
  var authors: [String] = []
  var sections: [String] = []
  var excludedCategories: [String] = []
  var excludedTags: [String] = []
  var excludedAuthors: [String] = []
  var excludedSections: [String] = []
  var takesDrafts = false
  var takesFuture = false
  var takesExpired = false
  var language: String?
  var limit: Int?
  var order: SelectionRequest.Order?
  var included: [String] = []
}

extension SelectionRequest {
  /// The request with what `newsletter.yaml` sets where the command says nothing.
  func completed(by settings: SelectionSettings) -> SelectionRequest {
    func own(_ asked: [String], _ standard: [String]) -> [String] {
      asked.isEmpty ? standard : asked
    }
    var request = self
    request.categories = own(categories, settings.categories)
    request.tags = own(tags, settings.tags)
    request.authors = own(authors, settings.authors)
    request.sections = own(sections, settings.sections)
    request.excludedCategories = own(excludedCategories, settings.excludedCategories)
    request.excludedTags = own(excludedTags, settings.excludedTags)
    request.excludedAuthors = own(excludedAuthors, settings.excludedAuthors)
    request.excludedSections = own(excludedSections, settings.excludedSections)
    request.takesDrafts = takesDrafts || settings.takesDrafts
    request.takesFuture = takesFuture || settings.takesFuture
    request.takesExpired = takesExpired || settings.takesExpired
    request.language = language ?? settings.language
    request.limit = limit ?? settings.limit
    request.order = order == .standard ? settings.order ?? .standard : order
    request.included = included + settings.included
    return request
  }
}
