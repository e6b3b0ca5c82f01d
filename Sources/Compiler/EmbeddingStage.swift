internal import Diagnostics
internal import EPUBExport
internal import Jobs
internal import Layout
internal import TextShaping

/// Makes the fonts that go along with an EPUB: parts of the layout's own, where their makers allow it.
struct EmbeddingStage: Sendable {
  var fonts: FontLibrary
  var jobs: Int

  /// The typefaces of the layout that may go along, and a finding for every face that may not.
  func typefaces(of layout: LayoutDescription) -> Diagnosed<[String: Typeface]> {
    var typefaces: [String: Typeface] = [:]
    var findings: [Diagnostic] = []
    for wanted in layout.facesInEPUBs {
      guard let file = file(of: wanted), let family = fonts.family(wanted.family) else { continue }
      if let reason = file.face.embedding.reason {
        let place = layout.fonts.first { $0.family == wanted.family }?.place
        let finding = Diagnostic.fontNotEmbedded(file.name, because: reason, at: place)
        if !findings.contains(finding) { findings.append(finding) }
      } else {
        typefaces[family.key] = Typeface(name: family.name, licence: family.licence)
      }
    }
    return Diagnosed(typefaces, findings)
  }

  /// A font for every file in which something of the pages is set, in the order of the files' names.
  ///
  /// - Throws: `CompilerFailure` when HarfBuzz cannot make a part of a font.
  func fonts(
    for pages: EPUBExport.Pages,
    of layout: LayoutDescription
  ) async throws(CompilerFailure)
    -> [EmbeddedFont]
  {
    let features = layout.featuresInEPUBs
    let made = await requests(of: pages).inParallel(jobs: jobs, inRunsOf: 1) { request in
      request.font(named: pages.name(of: request.file.name.family), features: features)
    }
    var fonts: [EmbeddedFont] = []
    for result in made {
      do throws(FontSubset.Failure) {
        fonts.append(try result.get())
      } catch {
        throw CompilerFailure(.defect("a font cannot be cut down: \(error)"))
      }
    }
    return fonts
  }

  // MARK: Files

  /// A face that there is.
  private struct File: Sendable {
    var name: FaceName
    var style: FontStyle
    var face: FontFace
  }

  /// A file, and what is wished of it.
  private struct Request: Sendable {
    var file: File
    var serving: [FaceName] = []
    var scalars: Set<Unicode.Scalar> = []

    func font(
      named name: String,
      features: [String]
    ) -> Result<EmbeddedFont, FontSubset.Failure> {
      Result { () throws(FontSubset.Failure) in
        let subset = try file.face.subset(
          of: scalars,
          features: features,
          named: SubsetName(family: name, style: file.style.title)
        )
        return EmbeddedFont(
          face: file.name,
          serving: serving,
          format: EmbeddedFont.Format(subset.format),
          bytes: subset.bytes
        )
      }
    }
  }

  /// The file of a face, or of the nearest that its family has.
  private func file(of wanted: FaceName) -> File? {
    guard let family = fonts.family(wanted.family),
      let style = FontStyle(name: wanted.style).flatMap(family.nearestStyle),
      let face = try? fonts.face(of: family.key, style)
    else { return nil }
    return File(name: FaceName(family: family.key, style: style.name), style: style, face: face)
  }

  private func requests(of pages: EPUBExport.Pages) -> [Request] {
    var requests: [FaceName: Request] = [:]
    for wanted in pages.faces {
      guard let file = file(of: wanted.face), file.face.embedding == .allowed else { continue }
      var request = requests[file.name] ?? Request(file: file)
      request.scalars.formUnion(wanted.scalars)
      // A reader slants upright letters itself, but not if they are told to be italics.
      let isSlanted = FontStyle(name: wanted.face.style)?.isItalic == file.style.isItalic
      let served = isSlanted ? wanted.face : file.name
      if !request.serving.contains(served) { request.serving.append(served) }
      requests[file.name] = request
    }
    return requests.keys.sorted().compactMap { requests[$0] }
  }
}

extension FontStyle {
  /// As a font file says it: `Semibold Italic`.
  fileprivate var title: String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }
}

extension FontFace.Embedding {
  fileprivate var reason: String? {
    switch self {
    case .allowed: nil
    case .restricted: "it may be embedded only with its maker's leave"
    case .wholeOnly: "no part of it may be embedded without the rest"
    case .bitmapsOnly: "its outlines may not be embedded"
    }
  }
}

extension EmbeddedFont.Format {
  fileprivate init(_ format: FontSubset.Format) {
    switch format {
    case .openType: self = .openType
    case .trueType: self = .trueType
    }
  }
}

extension Diagnostic {
  fileprivate static func fontNotEmbedded(
    _ face: FaceName,
    because reason: String,
    at place: SourcePlace?
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "font-not-embedded",
      "the font '\(face)' does not go along: the file says that \(reason)",
      at: place,
      hint: "choose a font under a free licence, or leave --embed-fonts out"
    )
  }
}
