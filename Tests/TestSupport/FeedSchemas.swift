import Foundation

/// The schemas of OPDS, which lie outside the repository, and what reads them.
package enum FeedSchemas {
  private static let java = Tool(named: "java")

  /// A Python that has `jsonschema`.
  private static let python: Tool? = {
    guard let found = Tool(named: "python3") else { return nil }
    return (try? found.run(["-c", "import jsonschema, referencing"]))?.exitCode == 0 ? found : nil
  }()

  package static var judgeAtom: Bool {
    Repository.validators != nil && Repository.epubcheckJar != nil && java != nil
  }

  package static var judgeJSON: Bool { Repository.validators != nil && python != nil }

  /// What is wrong with feeds of OPDS 1.2, or of Atom alone; nothing where they are right.
  package static func faults(inAtom files: [String]) throws -> String {
    guard let validators = Repository.validators, let jar = Repository.epubcheckJar, let java else {
      return "nobody can tell"
    }
    let library = URL(filePath: jar).deletingLastPathComponent().appending(path: "lib").path()
    return try java.faults(
      [
        "-cp", "\(library)/*", "com.thaiopensource.relaxng.util.Driver", "-c",
        "\(validators)/opds/opds12.rnc",
      ] + files
    )
  }

  /// What is wrong with feeds of OPDS 2.0; nothing where they are right.
  package static func faults(inJSON files: [String]) throws -> String {
    guard let validators = Repository.validators, let python else { return "nobody can tell" }
    return try python.faults(["-c", script, validators] + files)
  }

  /// Checks files by the schema of feeds; names in patterns are spelled as Python wants them.
  private static let script = #"""
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

extension Tool {
  fileprivate func faults(_ arguments: [String]) throws -> String {
    let run = try run(arguments)
    return run.exitCode == 0 ? "" : "status \(run.exitCode): \(run.output)\(run.errors)"
  }
}
