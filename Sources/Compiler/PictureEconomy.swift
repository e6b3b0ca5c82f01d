internal import Articles
internal import Diagnostics
internal import EPUBExport
internal import Pictures
internal import Workspace

/// Makes an issue's pictures lighter step by step: scale, then quality, then colours, and at last leaves the
/// heaviest of them out.
struct PictureEconomy: Sendable {
  let stage: PictureStage
  let articles: [Article]
  /// How many of the savings have been made.
  private(set) var savings = 0
  /// Files that are left out.
  private(set) var leftOut: [String] = []

  init(stage: PictureStage, articles: [Article]) {
    self.stage = stage
    self.articles = articles
  }

  /// The pictures as every reader bears them, and what was found of them.
  func pictures() async -> Diagnosed<[String: EncodedPicture]> {
    await stage.prepare(for: articles)
  }

  /// The pictures made lighter than they are by at least so many bytes, or as light as can be; `nil` when
  /// nothing more can be saved.
  mutating func pictures(
    lighterBy excess: Int,
    than present: [String: EncodedPicture]
  ) async -> [String: EncodedPicture]? {
    let wanted = PictureEconomy.weight(of: present) - excess
    var lightest = present
    while savings < PictureBudget.savings.count {
      var stage = stage
      stage.budget = PictureBudget.savings[savings]
      savings += 1
      lightest = await stage.prepare(for: articles).value
      if PictureEconomy.weight(of: lightest) <= wanted { return lightest }
    }
    return leavingOut(downTo: wanted, of: lightest)
  }

  private mutating func leavingOut(
    downTo wanted: Int,
    of present: [String: EncodedPicture]
  ) -> [String: EncodedPicture]? {
    guard !present.isEmpty else { return nil }
    var kept = present
    var weight = PictureEconomy.weight(of: present)
    let heaviest = present.sorted {
      ($1.value.bytes.count, $0.key) < ($0.value.bytes.count, $1.key)
    }
    for (path, picture) in heaviest where weight > wanted {
      kept[path] = nil
      leftOut.append(path)
      weight -= picture.bytes.count
    }
    return kept
  }

  private static func weight(of pictures: [String: EncodedPicture]) -> Int {
    pictures.values.reduce(0) { $0 + $1.bytes.count }
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
      findings.append(.reducedPictures(PictureBudget.savings[economy.savings - 1], limit))
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
  static func reducedPictures(_ budget: PictureBudget, _ limit: SizeLimit) -> Diagnostic {
    Diagnostic(
      .note,
      id: "reduced-pictures",
      "to stay below \(limit), pictures have at most \(budget.side) pixels on their longer side and "
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
