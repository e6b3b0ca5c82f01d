internal import ArgumentParser
internal import Collector
internal import Compiler
internal import Glibc

/// What the issue is and how it looks.
struct IssueOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A layout by its name or file. Default: briefing.", valueName: "name"))
  var layout: String?

  @Option(
    help: ArgumentHelp(
      "a4, letter, a5, a3, tabloid, kindle, remarkable, or such as 90x120mm.",
      valueName: "paper"
    )
  )
  var paper: String?

  @Option(
    help: ArgumentHelp(
      "How much larger than usual everything on the pages is, such as 1.2; 0.5 to 3.",
      valueName: "factor"
    )
  )
  var scale: Double?

  @Option(help: ArgumentHelp("The publication's title.", valueName: "title"))
  var title: String?

  @Option(help: ArgumentHelp("The issue's number.", valueName: "number"))
  var number: Int?

  func validate() throws {
    if let scale, !PressSettings.scales.contains(scale) {
      throw ValidationError("--scale takes a number from 0.5 to 3, not '\(scale)'.")
    }
    if let number, !(0...9_999_999).contains(number) {
      throw ValidationError("--number takes a number from 0 to 9999999, not '\(number)'.")
    }
    if let title, title.allSatisfy(\.isWhitespace) { throw ValidationError("--title is empty.") }
  }

  /// The issue that is asked for, of what is read and selected.
  ///
  /// - Throws: `ValidationError` for an option that cannot be read.
  func request(of source: SiteOptions, _ selection: SelectionOptions) throws -> BuildRequest {
    request(of: try source.request(selection, title: title))
  }

  func request(of source: SourceRequest) -> BuildRequest {
    var request = BuildRequest(source: source)
    request.layout = layout
    request.paper = paper
    request.press.scale = scale
    request.number = number
    request.home = Broadsheet.home
    return request
  }
}
