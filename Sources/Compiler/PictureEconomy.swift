internal import Articles
internal import Diagnostics
internal import EPUBExport
internal import Pictures
internal import Workspace

/// All that is drawn in an issue's files.
struct IssuePictures: Sendable {
  /// By the paths of their files.
  var ofArticles: [String: EncodedPicture]
  /// The EPUB's, once there is one lighter than it was drawn.
  var cover: EncodedPicture?

  /// How many bytes they take.
  var weight: Int {
    ofArticles.values.reduce(cover?.bytes.count ?? 0) { $0 + $1.bytes.count }
  }

  /// By how many bytes they alone are more than a file may have.
  ///
  /// JPEGs alone are counted, each once: both formats hold these as they are, and others in a form of their own.
  func excess(over limit: SizeLimit) -> Int? {
    let photographs = Set(ofArticles.values.filter { $0.format == .jpeg }.map(\.bytes))
    let weight = photographs.reduce(0) { $0 + $1.count }
    return weight > limit.bytes ? weight - limit.bytes : nil
  }
}

/// Makes an issue's pictures lighter step by step, the cover among them: scale, then quality, then colours, and at
/// last leaves the heaviest of them out, but never the cover.
struct PictureEconomy: Sendable {
  let stage: PictureStage
  let articles: [Article]
  /// The cover as it was drawn; `nil` before it is, and without an EPUB.
  var cover: EncodedPicture?
  /// How many of the savings have been made.
  private(set) var savings = 0
  /// Files that are left out.
  private(set) var leftOut: [String] = []

  init(stage: PictureStage, articles: [Article]) {
    self.stage = stage
    self.articles = articles
  }

  /// The pictures as every reader bears them, and what was found of them.
  func pictures() async -> Diagnosed<IssuePictures> {
    await stage.prepare(for: articles).map { IssuePictures(ofArticles: $0) }
  }

  /// The pictures made lighter than they are by at least so many bytes, or as light as can be; `nil` when
  /// nothing more can be saved.
  mutating func pictures(
    lighterBy excess: Int,
    than present: IssuePictures
  ) async -> IssuePictures? {
    var present = present
    present.cover = present.cover ?? cover
    let wanted = present.weight - excess
    var lightest = present
    while savings < PictureBudget.savings.count {
      let budget = PictureBudget.savings[savings]
      savings += 1
      lightest = await pictures(within: budget)
      if lightest.weight <= wanted { return lightest }
    }
    return leavingOut(downTo: wanted, of: lightest)
      ?? (lightest.weight < present.weight ? lightest : nil)
  }

  private func pictures(within budget: PictureBudget) async -> IssuePictures {
    var stage = stage
    stage.budget = budget
    return IssuePictures(
      ofArticles: await stage.prepare(for: articles).value,
      cover: cover.map { $0.lighter(within: budget) }
    )
  }

  private mutating func leavingOut(
    downTo wanted: Int,
    of present: IssuePictures
  ) -> IssuePictures? {
    guard !present.ofArticles.isEmpty else { return nil }
    var kept = present
    var weight = present.weight
    let heaviest = present.ofArticles.sorted {
      ($1.value.bytes.count, $0.key) < ($0.value.bytes.count, $1.key)
    }
    for (path, picture) in heaviest where weight > wanted {
      kept.ofArticles[path] = nil
      leftOut.append(path)
      weight -= picture.bytes.count
    }
    return kept
  }
}

extension EncodedPicture {
  /// The picture within a budget; itself where that is no lighter, as with a cover of few colours.
  fileprivate func lighter(within budget: PictureBudget) -> EncodedPicture {
    guard let prepared = try? Picture.prepareForEPUB(bytes, budget: budget).picture,
      prepared.bytes.count < bytes.count
    else { return self }
    return prepared
  }
}

extension Build.Exports {
  private var sizes: [Int] { [epub?.bytes.count, pdf?.bytes.count].compactMap(\.self) }

  /// By how many bytes the larger file is too large; `nil` when none is.
  func excess(over limit: SizeLimit) -> Int? {
    guard let largest = sizes.max(), largest > limit.bytes else { return nil }
    return largest - limit.bytes
  }

  /// What was done to pictures for a size, and whether it was enough.
  func report(on economy: PictureEconomy, within limit: SizeLimit?) -> [Diagnostic] {
    guard let limit else { return [] }
    var findings: [Diagnostic] = []
    if economy.savings > 0 {
      findings.append(
        .reducedPictures(
          PictureBudget.savings[economy.savings - 1],
          limit,
          hasCover: economy.cover != nil
        )
      )
    }
    let uses = PictureStage.firstUses(in: economy.articles)
    findings += uses.filter { economy.leftOut.contains($0.path) }.map { .leftOutPicture($0, limit) }
    if excess(over: limit) != nil, let size = sizes.max() {
      findings.append(.fileTooLarge(SizeLimit(bytes: size), limit))
    }
    return findings
  }
}

extension Diagnostic {
  static func reducedPictures(
    _ budget: PictureBudget,
    _ limit: SizeLimit,
    hasCover: Bool
  ) -> Diagnostic {
    Diagnostic(
      .note,
      id: "reduced-pictures",
      "to stay below \(limit), pictures\(hasCover ? " and the cover" : "") have at most \(budget.side) pixels on their longer side and "
        + "a quality of \(budget.quality)\(budget.isGrey ? ", without colours" : "")"
    )
  }

  static func leftOutPicture(_ use: PictureStage.Use, _ limit: SizeLimit) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "left-out-picture",
      "the picture '\(use.path)' is left out to stay below \(limit)",
      at: use.place,
      hint: "its alternative text is shown in a box"
    )
  }

  static func fileTooLarge(_ size: SizeLimit, _ limit: SizeLimit) -> Diagnostic {
    Diagnostic(
      .error,
      id: "file-too-large",
      "a file of \(size) is more than the \(limit) asked for, without any picture",
      hint: "choose fewer articles, or one format at a time"
    )
  }
}
