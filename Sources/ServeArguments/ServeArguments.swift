package import ArgumentParser

/// What `broadsheet serve` takes; the command hands it on to `broadsheet-serve`, which takes the same.
package struct ServeArguments: ParsableArguments {
  package enum Form: String, CaseIterable, Sendable, ExpressibleByArgument { case text, json }

  package static let abstract = "Serve a catalog to e-readers and browsers."

  package static let discussion = """
    Serves what 'broadsheet catalog' wrote, and searches the articles of all issues. A catalog that is written anew is \
    there at once. Whoever is to be kept out is kept out by --users. For the web, put it behind a server that speaks \
    TLS. SIGTERM ends it when all downloads are done.

    Examples:
      broadsheet serve output
      broadsheet serve output --listen 192.168.1.2:8080 --users readers
    """

  @Argument(
    help: ArgumentHelp(
      "The catalog, or the folder of the issues that it stands in. Default: output.",
      valueName: "folder"
    )
  )
  package var folder = "output"

  @Option(help: ArgumentHelp("The address and port to listen on.", valueName: "address"))
  package var listen = ListenAddress(host: "127.0.0.1", port: 8080)

  @Option(
    help: ArgumentHelp("Who may read: a file with name:hash on each line.", valueName: "file")
  )
  package var users: String?

  @Option(
    help: ArgumentHelp("How findings and the log are printed: text or json.", valueName: "form")
  )
  package var diagnostics: Form = .text

  @Flag(name: [.short, .long], help: "Print warnings and errors only.")
  package var quiet = false

  package init() {}
}

extension ListenAddress {
  fileprivate init(host: String, port: Int) {
    self.host = host
    self.port = port
  }
}
