internal import Articles
package import Collector
package import Diagnostics
internal import JSON
internal import Publication

/// Proposes a `newsletter.yaml` for a site: what the site says of itself filled in, the rest as comments.
package struct NewsletterProposal: Sendable {
  private let request: SourceRequest

  package init(forSite site: String, clock: ClockSetting) {
    request = SourceRequest(site: site, clock: clock, jobs: 1) { request in
      var request = request
      request.period = .period(.all)
      return request
    }
  }

  /// The file's text.
  ///
  /// - Throws: `CompilerFailure` for a site that is not there or a configuration that is wrong.
  package func text() async throws(CompilerFailure) -> Diagnosed<String> {
    let source = try await SourceStage(request: request).open()
    return Diagnosed(ProposedText(source.value).text, source.diagnostics)
  }

  /// Writes the file where there is none yet.
  ///
  /// - Throws: `CompilerFailure` with `.cannotWrite` when there is one, or it cannot be written.
  package static func write(_ text: String, to path: String) throws(CompilerFailure) {
    do throws(OutputFolder.Failure) {
      try NewFile.write(Array(text.utf8), at: path)
    } catch {
      throw CompilerFailure(error, in: path)
    }
  }
}

/// The proposal for a site that was opened.
private struct ProposedText {
  let site: Site
  let entries: [SiteEntry]

  init(_ source: SourceStage.Source) {
    site = source.site
    entries = source.selection.selected
  }

  var text: String {
    """
    # How the issues of this site are made. Every key may be left out, and most are: a line that begins with # says
    # nothing until the # is taken away. Options of the command win over this file, this file over the site's own
    # configuration. An unknown key is an error, so nothing is misspelled in silence.

    # Who we are. Title and base URL name the series for readers' programs: set both once, and leave them.
    \(line("title", site.identity.title, isKnown: site.settings.title != nil))
    # subtitle: A line below the name
    \(line("language", site.identity.language.tag, isKnown: site.settings.language != nil))
    \(line("time-zone", site.identity.zone.name, isKnown: site.settings.zone != nil))
    \(line("base-url", site.identity.baseURL ?? "https://news.example/", isKnown: site.identity.baseURL != nil))
    # publisher: Who stands for it
    # editor: Who makes it
    # rights: © the authors
    # cover: static/cover.jpg          # else the first article's picture

    # What is in an issue, and how long one is: day, week, month, or {days: 10}.
    period: week
    # content: [content/news]          # only these folders
    # select: {not-tag: [internal]}    # as the options of `broadsheet build`, without the dashes
    \(departments)

    # How it looks, and where it goes.
    layout: briefing
    paper: a4                          # a4, letter, a5, a3, tabloid, kindle, remarkable, or such as 90x120mm
    formats: [epub, pdf]
    output: output
    # number: {first: 1}

    # How it is delivered: `broadsheet mail`, `broadsheet catalog`, and `broadsheet run`, which a timer calls.
    # mail: {from: "The Editor <news@news.example>", recipients: readers.csv, via: "eml:mails"}
    # catalog: {url: "https://news.example/issues/"}
    # run: {start: 2026-02-09, after: 6h}    # the first day that issues cover, and how long they wait when it is over

    # Other newsletters of the same site; `broadsheet build` makes them all.
    # editions:
    #   science: {title: The Science Pages, select: {category: Science}}
    #   america: {paper: letter, formats: [pdf]}

    """
  }

  /// A key with what is known, or as a comment with what would hold without it.
  private func line(_ key: String, _ value: String, isKnown: Bool) -> String {
    (isKnown ? "" : "# ") + "\(key): \(value.inYAML)"
  }

  // MARK: Departments

  /// How many are proposed; a reader finds no way among more.
  private static let most = 12

  private var departments: String {
    let found = categories.prefix(ProposedText.most)
    guard !found.isEmpty else {
      return """
        # departments:                     # their order is the issue's
        #   - Science
        #   - {title: Money, categories: [Business, Work]}
        """
    }
    let lines = found.map { "#   - \($0.name.inYAML)  # \($0.count)" }
    return """
      # departments:                     # their order is the issue's; found, and in how many articles:
      \(lines.joined(separator: "\n"))
      """
  }

  /// The categories of the articles, most frequent first.
  private var categories: [(name: String, count: Int)] {
    var places: [String: Int] = [:]
    var found: [(name: String, count: Int)] = []
    for name in entries.flatMap(\.metadata.categories) {
      if let place = places[name.lowercased()] {
        found[place].count += 1
      } else {
        places[name.lowercased()] = found.count
        found.append((name, 1))
      }
    }
    return found.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}

extension String {
  /// The text as a scalar of YAML: quoted as JSON is, unless it is plainly a word.
  fileprivate var inYAML: String {
    let isPlain =
      utf8.first.map { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
      ?? false
      && utf8.allSatisfy { $0.isPlainInYAML }
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(lowercased())
    return isPlain ? self : String(decoding: JSONValue.string(self).bytes(.compact), as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isPlainInYAML: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
