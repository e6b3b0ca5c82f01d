import Foundation
import TestSupport
import Testing

@testable import Catalog

private let java = Tool(named: "java")

/// A Python that has `jsonschema`.
private let python: Tool? = {
  guard let found = Tool(named: "python3") else { return nil }
  return (try? found.run(["-c", "import jsonschema, referencing"]))?.exitCode == 0 ? found : nil
}()

/// Feeds against the schemas of OPDS, which lie outside the repository.
@Suite struct `the schemas of OPDS accept` {
  /// A catalog with all that feeds can have: pages, facets, editions, an issue without EPUB and one without number.
  private func written() async throws -> (folder: SampleFolder, feeds: [String]) {
    let folder = try SampleFolder()
    for week in 1...27 { try folder.add(week: week) }
    var science = SampleFolder.Options()
    (science.edition, science.formats) = ("science", ["pdf"])
    science.departments = [(nil, ["Über alles"]), ("水", ["A"])]
    try folder.add(week: 27, science)
    _ = try await folder.write()
    let root = folder.path + "/catalog"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return (folder, names.sorted().map { "\(root)/\($0)" })
  }

  @Test(
    .enabled(
      if: Repository.validators != nil && Repository.epubcheckJar != nil && java != nil,
      "the schemas, EPUBCHECK_JAR (for jing) and java are needed"
    )
  )
  func `every feed of OPDS 1.2, and Atom's accepts the news feed`() async throws {
    let validators = try #require(Repository.validators)
    let library = URL(filePath: try #require(Repository.epubcheckJar)).deletingLastPathComponent()
      .appending(path: "lib").path()
    let (folder, files) = try await written()
    let feeds = files.filter { $0.hasSuffix(".xml") }
    #expect(feeds.count > 8)
    let run = try #require(java).run(
      [
        "-cp", "\(library)/*", "com.thaiopensource.relaxng.util.Driver", "-c",
        "\(validators)/opds/opds12.rnc",
      ] + feeds
    )
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    withExtendedLifetime(folder) {}
  }

  @Test(
    .enabled(
      if: Repository.validators != nil && python != nil,
      "the schemas and a Python with jsonschema are needed"
    )
  )
  func `every feed of OPDS 2.0`() async throws {
    let (folder, files) = try await written()
    let feeds = files.filter { $0.contains("/opds/") && $0.hasSuffix(".json") }
    #expect(feeds.count > 8)
    let run = try #require(python).run(
      ["-c", SchemaScript.text, try #require(Repository.validators)] + feeds
    )
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    withExtendedLifetime(folder) {}
  }
}

/// Checks files by the schema of feeds; names in patterns are spelled as Python wants them.
private enum SchemaScript {
  static let text = #"""
    import json, pathlib, sys
    from jsonschema import Draft7Validator, FormatChecker
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT7
    resources = []
    for path in pathlib.Path(sys.argv[1]).rglob("*.schema.json"):
        text = path.read_text().replace("(?<", "(?P<")
        schema = json.loads(text)
        resource = Resource.from_contents(schema, default_specification=DRAFT7)
        for host in ("specs", "drafts"):
            resources.append((schema["$id"].replace("specs.opds.io", host + ".opds.io"), resource))
    registry = Registry().with_resources(resources)
    feed = registry.contents("https://specs.opds.io/schema/feed.schema.json")
    validator = Draft7Validator(feed, registry=registry, format_checker=FormatChecker())
    bad = 0
    for name in sys.argv[2:]:
        for error in validator.iter_errors(json.load(open(name))):
            bad += 1
            print(name, list(error.absolute_path), error.message[:300])
    sys.exit(1 if bad else 0)
    """#
}
