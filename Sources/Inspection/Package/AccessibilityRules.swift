import Pictures

/// What a book says of its accessibility (EPUB Accessibility 1.1, §2), against what is in it.
struct AccessibilityRules {
  private let book: InspectedBook
  private(set) var marks = Marks()

  init(_ book: InspectedBook) { self.book = book }

  mutating func check() {
    guard book.package.isCurrent else { return }
    let missing = ["accessMode", "accessibilityFeature", "accessibilityHazard"].filter {
      values($0).isEmpty
    }
    if !missing.isEmpty {
      marks.warning(
        "missing-accessibility",
        "the package does not say \(missing.map { "'schema:\($0)'" }.joined(separator: ", "))",
        hint: "shops must show it, and it is a duty in the European Union"
      )
    }
    checkValues()
    checkClaims()
    checkConformance()
  }

  private func values(_ property: String) -> [PackageDocument.Entry] {
    book.package.properties("schema:" + property)
  }

  // MARK: Vocabulary

  private static let modes: Set<String> = [
    "auditory", "chartOnVisual", "chemOnVisual", "colorDependent", "diagramOnVisual",
    "mathOnVisual",
    "musicOnVisual", "tactile", "textOnVisual", "textual", "visual",
  ]

  private static let features: Set<String> = Set(
    """
    none unknown annotations ARIA audioDescription bookmarks braille captions ChemML closedCaptions describedMath \
    displayTransformability enhancedAlternativeText fullRubyAnnotations highContrastAudio highContrastDisplay \
    horizontalWriting index largePrint latex latex-chemistry longDescription alternativeText MathML MathML-chemistry \
    openCaptions pageBreakMarkers pageNavigation physicalObject printPageNumbers readingOrder rubyAnnotations \
    signLanguage sizeChange soundControl structuralNavigation synchronizedAudioText tableOfContents tactileGraphic \
    tactileObject taggedPDF timingControl transcript transformableContent ttsMarkup unlocked verticalWriting \
    withAdditionalWordSegmentation withoutAdditionalWordSegmentation
    """.split(separator: " ").map(String.init)
  )

  private static let hazards: Set<String> = [
    "flashing", "motionSimulation", "sound", "none", "unknown", "noFlashingHazard",
    "noMotionSimulationHazard", "noSoundHazard", "unknownFlashingHazard",
    "unknownMotionSimulationHazard", "unknownSoundHazard",
  ]

  private mutating func checkValues() {
    check("accessMode", AccessibilityRules.modes) { [$0] }
    check("accessModeSufficient", AccessibilityRules.modes) { text in
      text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
    // A feature may say more after a slash or a colon.
    check("accessibilityFeature", AccessibilityRules.features) { text in
      [String(text.prefix { $0 != "/" && $0 != ":" })]
    }
    check("accessibilityHazard", AccessibilityRules.hazards) { [$0] }
  }

  private mutating func check(
    _ property: String,
    _ known: Set<String>,
    _ parts: (String) -> [String]
  ) {
    for entry in values(property) {
      for part in parts(entry.text) where !known.contains(part) {
        marks.warning(
          "unknown-accessibility",
          "'schema:\(property)' is '\(part)', which no reader knows",
          at: entry.offset
        )
      }
    }
  }

  // MARK: Claims

  private mutating func checkClaims() {
    let facts = book.files.filter { book.order[$0.path] != nil }.compactMap(\.facts)
    let hasPictures = facts.contains { $0.hasPictures || $0.properties.contains(.svg) }
    let hasUndescribed = facts.contains(where: \.hasUndescribedPictures)
    let hasFilm = facts.contains(where: \.hasSoundOrFilm)
    let isAnimated = book.files.contains { $0.picture?.isAnimated ?? false }
    claim(
      "accessMode",
      "visual",
      unless: hasPictures || hasFilm,
      "there is nothing to see but text"
    )
    claim("accessModeSufficient", "textual", unless: !hasUndescribed, "some pictures have no words")
    claim(
      "accessibilityFeature",
      "alternativeText",
      unless: !hasUndescribed,
      "some pictures have no words"
    )
    claim(
      "accessibilityFeature",
      "MathML",
      unless: facts.contains { $0.properties.contains(.mathml) },
      "there is none"
    )
    let hasBreaks = facts.contains { !$0.pageBreaks.isEmpty || $0.hasPageBreakWithoutIdentifier }
    for feature in ["pageBreakMarkers", "printPageNumbers"] {
      claim("accessibilityFeature", feature, unless: hasBreaks, "no printed page is marked")
    }
    claim(
      "accessibilityHazard",
      "none",
      unless: !hasFilm && !isAnimated,
      "something moves or sounds"
    )
    if hasPictures, !values("accessMode").isEmpty,
      !values("accessMode").contains(where: { $0.text != "textual" && $0.text != "auditory" })
    {
      marks.note(
        "accessibility-claim",
        "there are pictures, and no 'schema:accessMode' is 'visual'"
      )
    }
  }

  private mutating func claim(
    _ property: String,
    _ value: String,
    unless isTrue: Bool,
    _ reason: String
  ) {
    guard !isTrue, let entry = values(property).first(where: { $0.text == value }) else { return }
    marks.warning(
      "accessibility-claim",
      "'schema:\(property)' says '\(value)', but \(reason)",
      at: entry.offset
    )
  }

  private mutating func checkConformance() {
    for entry in book.package.properties("dcterms:conformsTo") {
      guard entry.text.hasPrefix("EPUB Accessibility") else { continue }
      let versions = ["2.0", "2.1", "2.2"].flatMap { version in
        ["A", "AA", "AAA"].map { "EPUB Accessibility 1.1 - WCAG \(version) Level \($0)" }
      }
      if !versions.contains(entry.text) {
        marks.warning(
          "unknown-accessibility",
          "'\(entry.text)' is no claim that machines can read",
          at: entry.offset,
          hint: versions[4]
        )
      }
      if book.package.properties("a11y:certifiedBy").isEmpty {
        marks.warning(
          "accessibility-claim",
          "a conformance is claimed, and 'a11y:certifiedBy' does not say by whom",
          at: entry.offset
        )
      }
    }
  }
}
