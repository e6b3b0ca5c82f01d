import Diagnostics
import Workspace

extension [ContentFile] {
  /// The files without those whose page another file makes: Hugo has one page at a path in a language.
  ///
  /// The first content folder's counts, then the one that names its language, then the bundle, then the last by name.
  func onePerPage(defaultLanguage: String) -> Diagnosed<[ContentFile]> {
    var chosen: [String: Int] = [:]
    chosen.reserveCapacity(count)
    var findings: [Diagnostic] = []
    var left: Set<Int> = []
    for (index, file) in enumerated() {
      let language = file.language ?? defaultLanguage
      let kind = file.role == .section ? " _" : " "
      let page = language + kind + URLSegments.lowercased(file.contentPath)
      guard let other = chosen.updateValue(index, forKey: page) else { continue }
      let (kept, lost) = file.isPreferred(to: self[other]) ? (index, other) : (other, index)
      chosen[page] = kept
      left.insert(lost)
      findings.append(.samePage(self[lost].path.string, as: self[kept].path.string))
    }
    guard !left.isEmpty else { return Diagnosed(self) }
    return Diagnosed(indices.filter { !left.contains($0) }.map { self[$0] }, findings)
  }
}

extension ContentFile {
  /// Whether this file counts, which comes later by name, and not another one for the same page.
  fileprivate func isPreferred(to other: ContentFile) -> Bool {
    if root != other.root { return root < other.root }
    if namesLanguage != other.namesLanguage { return namesLanguage }
    if role != other.role { return role == .bundle }
    return true
  }

  /// True for `a.en.md`, and for `index.en.md`.
  private var namesLanguage: Bool {
    path.stem != (role == .bundle || name.isEmpty ? "index" : name)
  }
}
