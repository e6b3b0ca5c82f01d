internal import ArgumentParser

/// Which articles: the options of `build` and `list` that select.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The first day; open without it.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("The last day; open without it.", valueName: "day"))
  var to: String?

  @Option(help: ArgumentHelp("An ISO week, such as 2026-W07.", valueName: "week"))
  var week: String?

  @Option(help: ArgumentHelp("A month, such as 2026-02.", valueName: "month"))
  var month: String?

  @Option(help: ArgumentHelp("One day, such as 2026-02-14.", valueName: "day"))
  var day: String?

  @Option(
    help: ArgumentHelp("The days that end on the clock's day, such as 7d.", valueName: "days")
  )
  var last: String?

  @Flag(help: "What no issue in the output folder has printed.")
  var sinceLastIssue = false

  @Flag(help: "Every article, dated or not.")
  var all = false

  @Option(help: ArgumentHelp("Set the clock: RFC 3339, or a day (its start).", valueName: "time"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "Only articles of this category (repeatable: any of them).",
      valueName: "name"
    )
  )
  var category: [String] = []

  @Option(help: ArgumentHelp("Only articles with this tag.", valueName: "name"))
  var tag: [String] = []

  @Option(help: ArgumentHelp("Only articles by this author.", valueName: "name"))
  var author: [String] = []

  @Option(help: ArgumentHelp("Only articles of this section.", valueName: "name"))
  var section: [String] = []

  @Option(help: ArgumentHelp("No articles of this category.", valueName: "name"))
  var notCategory: [String] = []

  @Option(help: ArgumentHelp("No articles with this tag.", valueName: "name"))
  var notTag: [String] = []

  @Option(help: ArgumentHelp("No articles by this author.", valueName: "name"))
  var notAuthor: [String] = []

  @Option(help: ArgumentHelp("No articles of this section.", valueName: "name"))
  var notSection: [String] = []

  @Flag(help: "Drafts too.")
  var drafts = false

  @Flag(help: "Articles with a publish date after the clock too.")
  var future = false

  @Flag(help: "Expired articles too.")
  var expired = false

  @Option(help: ArgumentHelp("The issue's language, such as en or pt-BR.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("At most so many articles.", valueName: "count"))
  var limit: Int?

  @Option(
    help: ArgumentHelp("The order within a department: date, weight or title.", valueName: "order")
  )
  var sort: String?

  @Option(
    help: ArgumentHelp("This article too, whatever its date (repeatable).", valueName: "path")
  )
  var include: [String] = []
}
