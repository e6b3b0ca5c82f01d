package import Articles
package import Configuration
package import Diagnostics
import Workspace

/// What `newsletter.yaml` says; everything in it may be absent.
package struct Newsletter: Sendable {
  package var title: String?
  package var subtitle: String?
  package var language: LanguageTag?
  package var zone: Zone?
  package var baseURL: String?
  /// Where readers find the publication itself.
  package var url: String?
  package var publisher: String?
  package var editor: String?
  package var rights: String?
  /// A picture for the cover, by its path in the workspace.
  package var cover: String?
  package var rhythm: Rhythm?
  package var departments: [DepartmentRule] = []
  package var layout: Written?
  package var paper: Written?
  package var formats: [String] = []
  package var press = PressSettings()
  package var output: String?
  /// How the issues' files are named.
  package var name: Written?
  /// The number of the first issue.
  package var firstNumber: Int?
  /// What becomes of the site's own shortcodes.
  var shortcodes = ShortcodeRules.usual
  /// The newsletter in the other forms that it has.
  package var editions = Editions()
  /// The name of the edition that this is; `nil` for the newsletter itself.
  package var edition: String?
  /// Whether the newsletter itself is made where it has editions.
  package var makesMainEdition = true
  package var mail: ConfigurationMap?
  /// What the catalog of the issues says of itself; `nil` where nobody asks for one.
  package var catalog: Catalog?
  /// When issues are due, for `run`.
  package var schedule = Schedule()
  /// By how many days an article may be late for its issue and is in the next one yet.
  package var lateWindow: Int?
  /// What the options of selection are when the command gives none.
  package var selection = SelectionRequest()
  /// The folders and feeds whose articles alone are read; `nil` for all of the site.
  var content: Content?

  package init() {}
}

extension Newsletter {
  /// What `content` names.
  struct Content: Hashable, Sendable {
    var folders: [WorkspacePath] = []
    var feeds: [WorkspacePath] = []
  }

  /// A value whose reader is not at hand, with its place for what that one finds.
  package struct Written: Hashable, Sendable {
    package var text: String
    package var place: SourcePlace
  }
}
