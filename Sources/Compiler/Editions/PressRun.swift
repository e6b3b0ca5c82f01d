package import Articles
internal import Collector
internal import Diagnostics
internal import Jobs
internal import Layout
package import Publication

/// The editions of a newsletter, made in one run: the site is opened once, what one edition has read and set the next
/// does not read and set again, and they are worked on side by side.
///
/// An edition is the same whatever others are made beside it, and one that fails keeps no other back.
package struct PressRun: Sendable {
  /// What came of an edition.
  package struct Printed: Sendable {
    /// `nil` for the newsletter itself.
    package var edition: String?
    package var result: Result<Build.Outcome, CompilerFailure>
  }

  /// An edition that is to be made, and of which site.
  struct Edition: Sendable {
    var name: String?
    var request: BuildRequest
    var site: Diagnosed<Site>
  }

  let editions: [Edition]
  private let held: HeldFolder
  private let jobs: Int

  /// Opens the site, and takes the output folder.
  ///
  /// - Throws: `CompilerFailure` when no edition can be made at all.
  package static func open(
    _ request: BuildRequest,
    of choice: EditionChoice
  ) async throws(CompilerFailure) -> PressRun {
    let stage = SourceStage(request: request.source)
    let site = try await stage.site()
    let names = try choice.editions(of: site.value.newsletter)
    // What all need is missed once.
    _ = try ResourceFolder.find(home: request.home)
    try request.checkNames(of: names, in: site.value)
    let request = try request.named(by: site.value.newsletter)
    var editions: [Edition] = []
    for name in names {
      editions.append(Edition(name: name, request: request, site: try site.edition(name, request)))
    }
    let held = try HeldFolder(stage.output(of: site.value), of: choice.shard)
    return PressRun(editions, held: held, jobs: request.source.jobs)
  }

  /// The issues of some periods, each with what no other of its series has printed.
  ///
  /// - Throws: `CompilerFailure` when another run has the folder, or it cannot be read.
  package static func of(
    _ due: [(series: Series, period: Period)],
    _ request: BuildRequest,
    shard: Shard?
  ) throws(CompilerFailure) -> PressRun? {
    guard let output = due.first?.series.folder else { return nil }
    let editions = try due.map { series, period throws(CompilerFailure) in
      var request = try request.named(by: series.newsletter)
      request.source = request.source.due(period)
      return Edition(name: series.edition, request: request, site: series.site)
    }
    return PressRun(editions, held: try HeldFolder(output, of: shard), jobs: request.source.jobs)
  }

  init(_ editions: [Edition], held: HeldFolder, jobs: Int) {
    self.editions = editions
    self.held = held
    self.jobs = jobs
  }

  /// How many editions are made.
  package var count: Int { editions.count }

  /// Makes them all, and hands over in their order what came of each, as soon as it is known.
  package func run(_ take: (Printed) -> Void) async {
    let abreast = max(1, min(jobs, editions.count))
    let memory = editions.count > 1 ? BuildMemory(of: .oneRun) : nil
    await editions.inParallel(jobs: abreast) { [held, jobs] edition in
      var request = edition.request
      request.source.jobs = max(1, jobs / abreast)
      let build = Build(request, site: edition.site, held: held, memory: memory)
      do throws(CompilerFailure) {
        return Printed(edition: edition.name, result: .success(try await build.run()))
      } catch {
        return Printed(edition: edition.name, result: .failure(error))
      }
    } inOrder: {
      take($0)
    }
  }
}

extension Diagnosed<Site> {
  /// - Throws: `CompilerFailure` for an edition that there is not.
  func edition(
    _ name: String?,
    _ request: BuildRequest
  ) throws(CompilerFailure) -> Diagnosed<Site> {
    do throws(CollectionFailure) {
      return Diagnosed(
        try value.edition(named: name, titled: request.source.title),
        diagnostics
      )
    } catch {
      throw CompilerFailure(error)
    }
  }
}

// MARK: - Names

extension BuildRequest {
  /// The same, with files named as the newsletter says where the command says nothing.
  ///
  /// - Throws: `CompilerFailure` where the newsletter's template cannot name files, or not those of its editions.
  func named(by newsletter: Newsletter) throws(CompilerFailure) -> BuildRequest {
    guard name == nil, let written = newsletter.name else { return self }
    var request = self
    do throws(NameTemplate.Mistake) {
      request.name = try NameTemplate(
        forAllIssues: written.text,
        inEditions: !newsletter.editions.isEmpty
      )
    } catch {
      throw CompilerFailure(.badConfiguration, [.badNameTemplate(error, at: written.place)])
    }
    return request
  }

  /// Sees to it that no two editions write the same files, be they made in this run or in another.
  func checkNames(
    of editions: [String?],
    in site: Site
  ) throws(CompilerFailure) {
    let newsletter = site.newsletter
    _ = try named(by: newsletter)
    guard !newsletter.editions.isEmpty else { return }
    if let name, !name.tellsEditions, editions.count > 1 {
      throw CompilerFailure(.usage("--name \(NameTemplate.Mistake.sameForEditions.words)"))
    }
    var holders: [String: String] = [:]
    var findings: [Diagnostic] = []
    for edition in newsletter.forms {
      let shown = edition ?? EditionName.main
      for name in try fileNames(of: edition, in: site) {
        guard let holder = holders.updateValue(shown, forKey: name), holder != shown else {
          continue
        }
        let place = edition.flatMap(newsletter.editions.place)
        findings.append(.sameFiles(shown, holder, name, at: place))
      }
    }
    if !findings.isEmpty { throw CompilerFailure(.badConfiguration, findings) }
  }

  /// What the names of an edition's files begin with, and its own part of them.
  private func fileNames(
    of edition: String?,
    in site: Site
  ) throws(CompilerFailure) -> [String] {
    let site = try Diagnosed(site).edition(edition, self).value
    let identity = site.identity(for: source.overriding(site.newsletter.selection))
    let language = identity.language
    let foreign = language == site.identity.language ? nil : language.tag.lowercased()
    let slug = edition.map(Slug.of)
    let parts = [Slug.of(identity.title), slug, foreign].compactMap(\.self)
    return [parts.joined(separator: "-")] + (slug.map { ["{edition} \($0)"] } ?? [])
  }
}

extension Diagnostic {
  fileprivate static func badNameTemplate(
    _ mistake: NameTemplate.Mistake,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(.error, id: "wrong-value", "'name' \(mistake.words)", at: place)
  }

  fileprivate static func sameFiles(
    _ edition: String,
    _ other: String,
    _ name: String,
    at place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "edition-name",
      "the files of the editions '\(other)' and '\(edition)' would have the same names",
      at: place,
      hint: "give one of them a name that differs in letters or figures"
    )
  }
}
