internal import ArgumentParser
internal import Collector
internal import Compiler
internal import Workspace

/// Which files an issue is written as.
struct FileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How files are named, such as '{publication}-{period}'.",
      valueName: "template"
    )
  )
  var name: String?

  @Option(help: ArgumentHelp("The formats to write: epub,pdf.", valueName: "formats"))
  var format: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Put the layout's fonts into the EPUB, cut down to what the issue needs of them."
  )
  var embedFonts: Bool?

  @Flag(
    inversion: .prefixedNo,
    help: "Put the EPUB into the PDF, which is then PDF/A-3."
  )
  var attachEpub: Bool?

  @Flag(
    inversion: .prefixedNo,
    help: "Order the PDF so that its first page shows before all of it has come."
  )
  var linearize: Bool?

  @Option(
    help: ArgumentHelp(
      "How large each file may be: pictures are made smaller until it is.",
      valueName: "size"
    )
  )
  var maxSize: String?

  func validate() throws {
    if let formats = try? formats(), !formats.isEmpty, !formats.contains(.pdf) {
      if attachEpub == true {
        throw ValidationError("--attach-epub puts the EPUB into a PDF, and --format names none.")
      }
      if linearize == true {
        throw ValidationError("--linearize orders a PDF, and --format names none.")
      }
    }
    if embedFonts == true, let formats = try? formats(), formats == [.pdf], attachEpub != true {
      throw ValidationError("--embed-fonts puts fonts into an EPUB, and --format names none.")
    }
  }

  /// Lays the options over a request.
  ///
  /// - Throws: `ValidationError` for one that cannot be read.
  func complete(_ request: inout BuildRequest) throws {
    request.name = try nameTemplate()
    request.formats = try formats()
    request.press.embedsFonts = embedFonts
    request.press.attachesEPUB = attachEpub
    request.press.linearizes = linearize
    request.press.maximumSize = try maximumSize()
  }

  /// The template of `--name`; `nil` when it is not given.
  ///
  /// - Throws: `ValidationError` for one that cannot name files.
  func nameTemplate() throws -> NameTemplate? {
    guard let name else { return nil }
    do throws(NameTemplate.Mistake) {
      return try NameTemplate(name)
    } catch {
      throw ValidationError("--name \(error.words)")
    }
  }

  /// The size of `--max-size`; `nil` when it is not given.
  ///
  /// - Throws: `ValidationError` for what is no size.
  func maximumSize() throws -> SizeLimit? {
    try maxSize.map { text in
      guard let size = SizeLimit(text) else {
        throw ValidationError("--max-size takes a size such as 25MB, not '\(text)'.")
      }
      return size
    }
  }

  /// The formats of `--format`, parted by commas; none when it is not given.
  ///
  /// - Throws: `ValidationError` for a format that is not made.
  func formats() throws -> [BuildRequest.Format] {
    try (format ?? "").split(separator: ",").map { name in
      let name = name.lowercased()
      if let format = BuildRequest.Format(rawValue: name) { return format }
      throw ValidationError("No format is named '\(name)'; --format takes epub and pdf.")
    }
  }
}
