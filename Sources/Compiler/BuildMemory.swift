internal import Collector
internal import Diagnostics
internal import Layout
internal import Synchronization
internal import TextShaping
internal import Typesetting

/// What a process keeps that makes an issue again and again, or many issues of one site.
final class BuildMemory: Sendable {
  /// What is made.
  enum Purpose: Sendable {
    /// One issue again and again, while somebody works at what it is made of: everything is read anew.
    case oneIssue
    /// The editions of one run, all of the files as they were when they were first read.
    case oneRun
  }

  private struct Contents {
    var fonts: FontStage.Fonts?
    var galleys: GalleyMemory
    var layouts: [LayoutName: Diagnosed<LayoutDescription>] = [:]
  }

  private struct LayoutName: Hashable {
    /// `nil` for the one that holds where none is asked for.
    var asked: String?
    var scale: Double
  }

  let purpose: Purpose
  private let contents: Mutex<Contents>
  let pictures = PictureMemory()
  /// Where no file changes while this lives.
  var picturesOfRun: PictureMemory? { purpose == .oneRun ? pictures : nil }
  /// `nil` where articles are read anew.
  let articles: ArticleMemory?

  init(of purpose: Purpose) {
    self.purpose = purpose
    articles = purpose == .oneRun ? ArticleMemory() : nil
    contents = Mutex(Contents(galleys: GalleyMemory(of: purpose.galleys)))
  }

  var galleys: GalleyMemory { contents.withLock { $0.galleys } }

  /// What an issue is set with; galleys that were set with other fonts are forgotten.
  func fonts(
    for layout: LayoutDescription,
    by stage: FontStage
  ) throws(CompilerFailure) -> FontStage.Fonts {
    try contents.withLock { contents throws(CompilerFailure) in
      let fonts = try stage.fonts(
        for: layout,
        reusing: contents.fonts,
        isCurrent: purpose == .oneRun
      )
      if let earlier = contents.fonts, earlier.library !== fonts.library {
        contents.galleys = GalleyMemory(of: purpose.galleys)
      }
      contents.fonts = fonts
      return fonts
    }
  }

  /// The layout that is asked for, `nil` for the one that holds where none is; in one run it is read once.
  func layout(
    _ asked: String?,
    scale: Double,
    _ read: () -> Result<Diagnosed<LayoutDescription>, CompilerFailure>
  ) -> Result<Diagnosed<LayoutDescription>, CompilerFailure> {
    guard purpose == .oneRun else { return read() }
    return contents.withLock { contents in
      let name = LayoutName(asked: asked, scale: scale)
      if let known = contents.layouts[name] { return .success(known) }
      let layout = read()
      contents.layouts[name] = try? layout.get()
      return layout
    }
  }
}

extension BuildMemory.Purpose {
  fileprivate var galleys: GalleyMemory.Purpose {
    switch self {
    case .oneIssue: .oneIssue
    case .oneRun: .manyIssues
    }
  }
}
