package import Collector

/// What is read, and which of its articles are meant.
package struct SourceRequest: Sendable {
  /// SITE as the user wrote it.
  package var site: String
  /// The `newsletter.yaml` to use; `nil` for the one beside the site.
  package var config: String?
  package var kind: SiteKind?
  package var title: String?
  /// The edition that is meant; `nil` for what all have in common.
  package var edition: String?
  package var baseURL: String?
  package var clock: ClockSetting
  package var jobs: Int
  /// Where earlier issues lie; `nil` for where `newsletter.yaml` says, else `output`.
  package var output: String?
  /// Where what was understood of large sites is kept; `nil` for nowhere.
  package var cacheFolder: String?
  /// Lays the user's options over what `newsletter.yaml` selects.
  package var overriding: @Sendable (SelectionRequest) -> SelectionRequest

  package init(
    site: String,
    clock: ClockSetting,
    jobs: Int,
    overriding: @escaping @Sendable (SelectionRequest) -> SelectionRequest
  ) {
    self.site = site
    self.clock = clock
    self.jobs = jobs
    self.overriding = overriding
  }
}

/// What the user asked `build` for; what is `nil` or empty is left to `newsletter.yaml`, the site and defaults.
package struct BuildRequest: Sendable {
  /// The file formats of an issue.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    case epub
    case pdf
  }

  package var source: SourceRequest
  package var layout: String?
  package var paper: String?
  package var number: Int?
  /// How the files are named; `nil` for the usual way.
  package var name: NameTemplate?
  package var formats: [Format] = []
  package var press = PressSettings()
  /// `$BROADSHEET_HOME`.
  package var home: String?

  package init(source: SourceRequest) { self.source = source }
}
