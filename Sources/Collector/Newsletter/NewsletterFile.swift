package import Articles
package import Configuration
package import Diagnostics

/// What `newsletter.yaml` sets once and for all; a command-line option wins over it, it over the site's config.
package struct NewsletterFile: Hashable, Sendable {
  /// The file as findings name it; `nil` when there is none.
  package var path: String?
  package var title: String?
  package var subtitle: String?
  package var language: LanguageTag?
  package var zone: Zone?
  package var baseURL: String?
  package var url: String?
  package var publisher: String?
  package var editor: String?
  package var rights: String?
  /// A picture for the cover, relative to the file.
  package var cover: String?
  /// Folders and feeds that hold articles, relative to the file.
  package var content: [String] = []
  package var selection = SelectionRequest()
  package var departments: [DepartmentRule] = []
  package var period: Rhythm?
  /// Days after which an article that no issue has printed is too late for the next.
  package var lateWindow: Int?
  package var layout: String?
  package var paper: String?
  package var formats: [String] = []
  package var firstNumber: Int?
  package var output: String?
  /// What the site's own shortcodes stand for, by their names.
  package var shortcodes: [String: String] = [:]
  /// Checked to be maps, and read by the commands that need them.
  package var editions: ConfigurationMap?
  package var mail: ConfigurationMap?
  package var catalog: ConfigurationMap?

  package init() {}

  /// Reads the file's bytes.
  ///
  /// An unknown key, a value of the wrong kind or a zone that nobody knows is an error: the value counts as
  /// absent, and all mistakes are found.
  package static func read(_ bytes: [UInt8], file: String) -> Diagnosed<NewsletterFile> {
    let document = ConfigurationReader.read(bytes, as: .yaml, file: file)
    var newsletter = NewsletterFile()
    newsletter.path = file
    var findings = document.diagnostics
    switch document.value?.content {
    case .map(let map)?:
      var reader = NewsletterReader(newsletter)
      reader.read(map)
      findings += reader.findings
      newsletter = reader.newsletter
    case .null?, nil: break
    default: findings.append(.newsletterIsNoMap(at: document.value?.place))
    }
    return Diagnosed(newsletter, findings)
  }
}
