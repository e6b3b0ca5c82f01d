import Configuration
import Diagnostics

/// What `_index.md` files say about their folders: titles, names of people, and front matter that is passed down.
struct SectionPages: Sendable {
  struct Page: Sendable {
    var path: String
    var language: String
    var matter: FrontMatter
    var cascades: [Cascade]
  }

  private var pages: [String: [Page]] = [:]
  private let siteCascades: [Cascade]

  init(_ pages: [Page], siteCascades: [Cascade]) {
    self.siteCascades = siteCascades
    for page in pages { self.pages[page.path.lowercased(), default: []].append(page) }
  }

  /// The page of a folder in a language, else in any.
  func page(at path: String, language: String) -> Page? {
    guard !pages.isEmpty else { return nil }
    guard let all = pages[path.lowercased()] else { return nil }
    return all.first { $0.language == language } ?? all.first
  }

  /// The path of the section that an article belongs to: the nearest folder with a page of its own, else the first.
  func sectionPath(of file: ContentFile, language: String) -> String {
    if pages.isEmpty { return file.folder.firstPart }
    var folder = file.folder
    while folder.contains("/"), page(ofSection: "/" + folder, language: language) == nil {
      folder = folder.parentFolder
    }
    return folder
  }

  private func page(ofSection path: String, language: String) -> Page? {
    pages[path.lowercased()]?.first { $0.language == language }
  }

  func title(at path: String, language: String) -> String? {
    page(at: path, language: language)?.matter.text("title")
  }

  /// What the folders above an article pass down to it, the nearest first.
  func inherited(by file: ContentFile, language: String) -> [ConfigurationMap] {
    guard !pages.isEmpty || !siteCascades.isEmpty else { return [] }
    var maps: [ConfigurationMap] = []
    let path = file.contentPath
    let paths = [file.fullContentPath, path]
    var folder = path
    while !folder.isEmpty {
      folder = folder.parentFolder
      for page in pages[folder.lowercased()] ?? [] where page.language == language {
        maps += page.cascades.filter { $0.applies(to: paths, language: language) }.map(\.keys)
      }
    }
    return maps
      + siteCascades.filter { $0.applies(to: paths, language: language) }.map(\.keys)
  }

  /// What a taxonomy calls one of its terms: the title of its page.
  func title(ofTerm term: String, in taxonomy: String, language: String) -> String? {
    guard !pages.isEmpty else { return nil }
    let name = URLSegments.sanitised(term).lowercased()
    guard !name.isEmpty else { return nil }
    return title(at: "/\(taxonomy)/\(name)", language: language)
  }

  /// The name of the person whose page is called `slug`.
  func name(ofAuthor slug: String, language: String) -> String? {
    guard !pages.isEmpty else { return nil }
    let name = URLSegments.sanitised(slug).lowercased()
    guard !name.isEmpty else { return nil }
    for folder in ["authors", "author", "people", "contributors", "team"] {
      if let page = page(at: "/\(folder)/\(name)", language: language),
        let written = page.matter.text("display_name", "name", "title")
      {
        return written
      }
    }
    return nil
  }
}
