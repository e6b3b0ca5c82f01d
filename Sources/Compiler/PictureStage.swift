internal import Articles
internal import Diagnostics
internal import Jobs
internal import Pictures
internal import Workspace

/// Reads the pictures of an issue, proves them whole and makes them fit for every reader, each file once.
struct PictureStage: Sendable {
  var workspace: any Workspace
  /// How many pictures are worked on at once; each takes the memory of its pixels while it is.
  var jobs: Int
  /// How large pictures may become.
  var budget = PictureBudget.usual
  /// Where the same pictures are wanted again and again.
  var memory: PictureMemory?

  /// A picture of more bytes than this is left out unread.
  private static let largestFile = 64 << 20

  /// The pictures by their paths in the workspace; those that cannot be used are missing, and reported where
  /// an article first shows them.
  func prepare(for articles: [Article]) async -> Diagnosed<[String: EncodedPicture]> {
    let uses = PictureStage.firstUses(in: articles)
    let outcomes = await uses.inParallel(jobs: jobs, inRunsOf: 1) { prepare($0) }
    var pictures: [String: EncodedPicture] = [:]
    var diagnostics: [Diagnostic] = []
    for (use, outcome) in zip(uses, outcomes) {
      switch outcome {
      case .success(let prepared):
        pictures[use.path] = prepared.picture
        if prepared.changes.contains(.stilled) { diagnostics.append(.stilledPicture(use)) }
      case .failure(let problem): diagnostics.append(.unusablePicture(use, problem.words))
      }
    }
    return Diagnosed(pictures, diagnostics)
  }

  /// A picture's file and where an article first shows it.
  struct Use: Hashable, Sendable {
    var path: String
    var place: SourcePlace?
  }

  private struct Problem: Error {
    var words: String
  }

  static func firstUses(in articles: [Article]) -> [Use] {
    var seen: Set<String> = []
    return articles.flatMap { article in
      article.images.compactMap { image -> Use? in
        guard case .file(let path) = image.source, seen.insert(path).inserted else { return nil }
        return Use(path: path, place: image.place ?? article.metadata.place)
      }
    }
  }

  private func prepare(_ use: Use) -> Result<PreparedPicture, Problem> {
    do {
      guard let path = WorkspacePath(use.path) else { throw ReadFailure.outside }
      let bytes = try workspace.bytes(at: path, limit: PictureStage.largestFile)
      if let known = memory?.picture(at: use.path, holding: bytes, in: budget) {
        return .success(known)
      }
      let prepared = try Picture.prepareForEPUB(bytes, budget: budget)
      memory?.keep(prepared, at: use.path, holding: bytes, in: budget)
      return .success(prepared)
    } catch let failure as PictureFailure {
      return .failure(Problem(words: failure.description))
    } catch let failure as ReadFailure {
      return .failure(Problem(words: failure.words))
    } catch {
      return .failure(Problem(words: "\(error)"))
    }
  }
}

extension Diagnostic {
  static func unusablePicture(_ use: PictureStage.Use, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unusable-picture",
      "cannot use the picture '\(use.path)': \(reason)",
      at: use.place,
      hint: "its alternative text is shown in a box"
    )
  }

  static func stilledPicture(_ use: PictureStage.Use) -> Diagnostic {
    Diagnostic(
      .note,
      id: "stilled-picture",
      "only the first picture of the animation '\(use.path)' is shown",
      at: use.place
    )
  }
}
