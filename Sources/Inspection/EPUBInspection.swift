package import Diagnostics
import Jobs
import Pictures
import XML
import Zip

/// Inspects an EPUB, ours or not: all that is wrong in it, and all that readers trip over.
///
/// A hostile file takes no more time and memory than `InspectionOptions` allows; nothing of it is ever written.
package struct EPUBInspection: Sendable {
  private let name: String
  private let options: InspectionOptions
  private var findings: [Diagnostic] = []
  /// Nobody reads more, and a hostile file could have millions.
  private static let mostFindings = 20_000

  /// The findings about the EPUB `bytes`, which its user knows as `name`; places are `name/path/in/the/archive`.
  package static func findings(
    in bytes: [UInt8],
    named name: String,
    options: InspectionOptions = InspectionOptions()
  ) async -> [Diagnostic] {
    var inspection = EPUBInspection(name: name, options: options)
    await inspection.run(bytes)
    return inspection.findings.sorted()
  }

  private init(name: String, options: InspectionOptions) {
    self.name = name
    self.options = options
  }

  private mutating func run(_ bytes: [UInt8]) async {
    let container: Container
    do throws(ArchiveFailure) {
      container = try Container(bytes)
    } catch {
      return fail("not-an-archive", "it cannot be opened: \(error.message)")
    }
    report(container.marks) { _ in [] }
    guard container.totalSize <= InspectionOptions.longestBook else {
      return fail(
        "too-large",
        "it would take \(container.totalSize >> 20) MB unpacked, and is not read"
      )
    }
    guard let document = readContainerDocument(container), let path = document.packages.first else {
      return
    }
    guard let (package, source) = readPackage(path, container) else { return }
    let texts = package.items.filter { FileInspector.isText($0.mediaType) }.compactMap(\.path)
      .compactMap { container.members[$0]?.size }.reduce(0, +)
    guard texts <= InspectionOptions.longestTexts else {
      return fail("too-large", "it has \(texts >> 20) MB of text, and is not read")
    }
    let book = InspectedBook(container, package, await inspect(package, container))
    report(book, source)
  }

  // MARK: Container and package

  private mutating func readContainerDocument(_ container: Container) -> ContainerDocument? {
    let path = ContainerDocument.path
    guard container.members[path] != nil else {
      fail("missing-container", "there is no '\(path)', which says where the book is")
      return nil
    }
    guard let (transcript, source) = read(path, container) else { return nil }
    let document = ContainerDocument(transcript)
    report([path: document.marks]) { _ in source }
    return document
  }

  private mutating func readPackage(
    _ path: String,
    _ container: Container
  ) -> (PackageDocument, [UInt8])? {
    guard container.members[path] != nil else {
      let place = SourcePlace(file: name + "/" + ContainerDocument.path)
      findings.append(
        Diagnostic(
          .error,
          id: "missing-package",
          "there is no package document '\(path)'",
          at: place,
          hint: container.spelling(of: path).map { "the archive has '\($0)'" }
        )
      )
      return nil
    }
    guard let (transcript, source) = read(path, container) else { return nil }
    var reader = PackageReader(transcript, path: path)
    reader.read()
    var marks = reader.marks
    if source.starts(with: [0xEF, 0xBB, 0xBF]) {
      marks.warning(
        "byte-order-mark",
        "it begins with a byte order mark, which some readers stumble over"
      )
    }
    if !reader.package.isCurrent {
      marks.note("older-epub", "it is EPUB 2; what EPUB 3 asks of its documents is not checked")
    }
    report([path: marks]) { _ in source }
    return (reader.package, source)
  }

  /// A document that everything depends on.
  private mutating func read(_ path: String, _ container: Container) -> (XMLTranscript, [UInt8])? {
    do throws(ArchiveFailure) {
      let source = try container.contents(of: path, limit: InspectionOptions.longestText)
      var marks = Marks()
      let transcript = XMLFile.read(source, into: &marks)
      report([path: marks]) { _ in source }
      return transcript.map { ($0, source) }
    } catch {
      var marks = Marks()
      marks.error("damaged-file", "it cannot be unpacked: \(error.message)")
      report([path: marks]) { _ in [] }
      return nil
    }
  }

  // MARK: Files

  private mutating func inspect(
    _ package: PackageDocument,
    _ container: Container
  ) async -> [InspectedFile] {
    var seen: Set<String> = []
    let items = package.items.filter { item in
      guard let path = item.path, container.members[path] != nil else { return false }
      return seen.insert(path).inserted
    }
    let inspector = FileInspector(
      container: container,
      isCurrent: package.isCurrent,
      options: options,
      hidden: hiddenFiles(container),
      undecoded: undecoded(items, container)
    )
    return await items.inParallel(jobs: options.jobs) { item in
      inspector.inspect(item.path ?? "", item)
    }
  }

  private mutating func hiddenFiles(_ container: Container) -> Set<String> {
    let path = EncryptionDocument.path
    guard container.members[path] != nil, let (transcript, source) = read(path, container) else {
      return []
    }
    let document = EncryptionDocument(transcript)
    report([path: document.marks]) { _ in source }
    return document.hidden
  }

  /// Pictures that come after so many others that decoding them too would take too long.
  private mutating func undecoded(
    _ items: [PackageDocument.Item],
    _ container: Container
  ) -> Set<String> {
    guard options.decodesPictures else { return [] }
    var pixels = 0
    var undecoded: Set<String> = []
    // A picture cannot have more pixels than its bytes can tell; only large books need a look at each.
    let size = items.filter { $0.mediaType.hasPrefix("image/") }.compactMap(\.path)
      .compactMap { container.members[$0]?.size }.reduce(0, +)
    guard size > 1 << 20 else { return [] }
    for item in items where item.mediaType.hasPrefix("image/") {
      guard let path = item.path,
        let bytes = try? container.contents(of: path, limit: InspectionOptions.longestFile),
        let facts = try? Picture.inspect(bytes)
      else { continue }
      pixels += facts.width * facts.height
      if pixels > InspectionOptions.mostPixels { undecoded.insert(path) }
    }
    if !undecoded.isEmpty {
      fail(
        "pictures-not-decoded",
        "\(undecoded.count) pictures were not decoded: there are too many pixels",
        .note
      )
    }
    return undecoded
  }

  // MARK: Findings

  private mutating func report(_ book: InspectedBook, _ source: [UInt8]) {
    var links = LinkRules(book)
    links.check()
    var navigation = NavigationRules(book)
    navigation.check()
    report([book.package.path: packageMarks(of: book, used: links.used)]) { _ in source }
    for file in book.files {
      report([file.path: file.marks]) { _ in file.bytes }
    }
    for marks in [links.marks, navigation.marks] {
      report(marks) { $0 == book.package.path ? source : book.file($0)?.bytes ?? [] }
    }
  }

  private func packageMarks(of book: InspectedBook, used: Set<String>) -> Marks {
    var metadata = MetadataRules(book.package)
    metadata.check()
    var manifest = ManifestRules(book.package, in: book.container)
    manifest.check()
    var spine = SpineRules(book.package)
    spine.check()
    var properties = PropertyRules(book)
    properties.check(used: used)
    var accessibility = AccessibilityRules(book)
    accessibility.check()
    var marks = Marks()
    for more in [
      metadata.marks, manifest.marks, spine.marks, properties.marks, accessibility.marks,
    ] { marks.append(more) }
    return marks
  }

  private mutating func report(_ marks: [String: Marks], _ bytes: (String) -> [UInt8]) {
    for (path, marks) in marks.sorted(by: { $0.key < $1.key }) where !marks.marks.isEmpty {
      guard findings.count < EPUBInspection.mostFindings else { return }
      findings += marks.findings(in: path.isEmpty ? name : name + "/" + path, bytes(path))
    }
  }

  private mutating func fail(
    _ id: String,
    _ message: String,
    _ severity: Diagnostic.Severity = .error
  ) {
    findings.append(Diagnostic(severity, id: id, message, at: SourcePlace(file: name)))
  }
}
