import PDFObjects

/// What pages show: everything an element's or an artifact, in fonts and colours that are told.
struct PageRules: Sendable {
  private let pdf: InspectedPDF
  private let structure: InspectedStructure
  private let colours: ColourRules
  private let hasIntent: Bool
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()
  private var fonts: [UsedFont] = []
  private var fontsByNumber: [Int: Int] = [:]
  private var images: ImageRules
  private var annotations: AnnotationRules
  /// Forms by their numbers, and whether all they paint was covered.
  private var readForms: Set<[Int]> = []
  private var checkedImages: Set<Int> = []
  private var room = PDFInspection.Limits.longestContents

  init(
    _ pdf: InspectedPDF,
    _ structure: InspectedStructure,
    intent: OutputIntentRules.Intent?
  ) {
    self.pdf = pdf
    objects = pdf.objects
    self.structure = structure
    colours = ColourRules(pdf.objects, intent: intent)
    hasIntent = intent != nil
    images = ImageRules(pdf.objects)
    annotations = AnnotationRules(pdf, structure)
  }

  /// Checks some pages.
  mutating func check(_ pages: ArraySlice<InspectedPDF.Page>) {
    for page in pages {
      check(page)
      annotations.check(page)
    }
  }

  /// Adds what others found on the pages after these; of a form that both show, findings come twice.
  mutating func append(_ others: PageRules) {
    for font in others.fonts { append(font) }
    found.formUnion(others.found)
    marks.append(others.marks)
    images.append(others.images)
    annotations.append(others.annotations)
    room = min(room, others.room)
  }

  private mutating func append(_ font: UsedFont) {
    if let known = font.object.flatMap({ fontsByNumber[$0] }) {
      fonts[known].show(whatIsShownIn: font)
    } else {
      if let number = font.object { fontsByNumber[number] = fonts.count }
      fonts.append(font)
    }
  }

  /// Checks what can be told only of all pages together.
  mutating func conclude() {
    if pdf.pages.isEmpty { marks.add(.format, "no-pages", "it has no pages") }
    checkClaims()
    images.checkStreams()
    var rules = FontRules(pdf)
    for font in fonts { rules.check(font) }
    for more in [annotations.marks, images.marks, rules.marks] { marks.append(more) }
  }

  private var found: Set<InspectedStructure.Claim> = []

  /// What elements call their own has to be there.
  private mutating func checkClaims() {
    guard room > 0 else { return }
    for claim in structure.claims where !found.contains(claim) {
      guard let element = structure.owners[claim] else { continue }
      marks.add(
        .format,
        "missing-content",
        "the element holds the sequence \(claim.mark), which is not there",
        at: structure.place(of: element)
      )
    }
  }

  // MARK: Contents

  /// A stream of instructions and what their names stand for.
  private struct Contents {
    var bytes: [UInt8]
    var resources: PDFObjects.Value?
    /// The page or the form.
    var owner: Int?
    var place: PDFMarks.Place
    var isCovered: Bool
  }

  private mutating func check(_ page: InspectedPDF.Page) {
    let place = pdf.place(page: page.object)
    var waiting = [
      Contents(
        bytes: instructions(of: page),
        resources: page.resources,
        owner: page.object,
        place: place,
        isCovered: false
      )
    ]
    var isTransparent = false
    while let contents = waiting.popLast() {
      let reader = read(contents)
      report(reader, contents)
      isTransparent = isTransparent || hasTransparency(reader.graphicsStates, contents.resources)
      for painted in reader.painted {
        guard let form = check(painted, contents, &isTransparent) else { continue }
        waiting.append(form)
      }
    }
    let group = objects.value("Group", of: page.value)
    if isTransparent, !hasIntent, objects.value("CS", of: group) == nil {
      marks.add(
        .archive,
        "missing-blend-space",
        "it is not said in which colours what is transparent is mixed",
        at: place
      )
    }
  }

  private mutating func instructions(of page: InspectedPDF.Page) -> [UInt8] {
    let entry = objects.entry("Contents", of: page.value)
    let value = objects.resolved(entry)
    let isOne = value.map { objects.kind(of: $0) == .dictionary } ?? true
    let streams = isOne ? [entry].compactMap(\.self) : objects.items(of: value)
    var instructions: [UInt8] = []
    for stream in streams {
      guard let number = objects.reference(stream), room > 0 else { continue }
      guard let contents = pdf.contents(number) else {
        marks.add(
          .format,
          "damaged-stream",
          "the instructions cannot be unpacked",
          at: PDFMarks.Place(page: pdf.place(page: page.object).page, object: number)
        )
        continue
      }
      room -= contents.count
      instructions += instructions.isEmpty ? contents : [0x0A] + contents
    }
    return instructions
  }

  private mutating func read(_ contents: Contents) -> ContentReader {
    let (objects, structure) = (objects, structure)
    let properties = objects.value("Properties", of: contents.resources)
    let names = ContentReader.Names(
      properties: { name in
        let list = objects.value(named: name, of: properties)
        return (
          objects.integer(objects.value("MCID", of: list)),
          objects.value("ActualText", of: list) != nil
        )
      },
      isSpoken: { mark in
        guard let owner = contents.owner,
          let element = structure.owners[InspectedStructure.Claim(owner: owner, mark: mark)]
        else { return false }
        return structure.isSpoken(element, in: objects)
      },
      fonts: fonts(of: contents)
    )
    var reader = ContentReader(names: names, isCovered: contents.isCovered)
    reader.read(contents.bytes, fonts: &fonts)
    return reader
  }

  private mutating func fonts(of contents: Contents) -> [String: Int] {
    var names: [String: Int] = [:]
    for entry in objects.entries(of: objects.value("Font", of: contents.resources)) {
      guard let name = objects.name(entry.key), let font = objects.resolved(entry.value) else {
        continue
      }
      let number = objects.reference(entry.value)
      if let known = number.flatMap({ fontsByNumber[$0] }) {
        names[name] = known
        continue
      }
      if let number { fontsByNumber[number] = fonts.count }
      names[name] = fonts.count
      fonts.append(UsedFont(font, object: number, page: contents.place.page, in: objects))
    }
    return names
  }

  // MARK: What was found

  private mutating func report(_ reader: ContentReader, _ contents: Contents) {
    let place = contents.place
    if reader.isUnbalanced {
      marks.add(
        .format,
        "unbalanced-marks",
        "a marked sequence has no end or no beginning",
        at: place
      )
    }
    if reader.unmarked > 0 {
      marks.add(
        .structure,
        "unmarked-content",
        "\(reader.unmarked) things are painted that are neither tagged nor artifacts",
        at: place
      )
    }
    if reader.mixesArtifacts {
      marks.add(
        .accessibility,
        "artifact-in-content",
        "an artifact is within tagged content, or the other way round",
        at: place
      )
    }
    if reader.hasForbiddenInlineImage {
      marks.add(
        .archive,
        "interpolated-picture",
        "a picture among the instructions is packed by LZW or to be smoothed",
        at: place
      )
    }
    report(marks: reader.marks, contents)
    report(reader.spaces.union(named(reader.namedSpaces, contents)), contents)
  }

  private mutating func report(marks numbers: [Int], _ contents: Contents) {
    guard let owner = contents.owner, structure.root != nil else { return }
    for number in numbers {
      let claim = InspectedStructure.Claim(owner: owner, mark: number)
      if !found.insert(claim).inserted {
        marks.add(
          .format,
          "duplicate-mark",
          "two marked sequences have the number \(number)",
          at: contents.place
        )
      } else if structure.owners[claim] == nil {
        marks.add(
          .structure,
          "unmarked-content",
          "the marked sequence \(number) belongs to no element",
          at: contents.place
        )
      }
    }
  }

  private func named(_ names: Set<String>, _ contents: Contents) -> Set<DeviceSpace> {
    guard !names.isEmpty else { return [] }
    let spaces = objects.value("ColorSpace", of: contents.resources)
    return names.reduce(into: []) { found, name in
      if let space = DeviceSpace(named: name) {
        found.insert(space)
      } else {
        found.formUnion(colours.deviceSpaces(in: objects.value(named: name, of: spaces)))
      }
    }
  }

  private mutating func report(_ spaces: Set<DeviceSpace>, _ contents: Contents) {
    for space in colours.uncovered(spaces, resources: contents.resources) {
      marks.add(
        .archive,
        "device-colour",
        "nobody says which colours those in \(space.name) are",
        at: contents.place
      )
    }
  }

  // MARK: Images and forms

  /// Checks what is painted by its name; returns the instructions of a form.
  private mutating func check(
    _ painted: ContentReader.Painted,
    _ contents: Contents,
    _ isTransparent: inout Bool
  ) -> Contents? {
    let entries = objects.entries(of: objects.value("XObject", of: contents.resources))
    guard let entry = entries.first(where: { objects.name($0.key) == painted.name })?.value,
      let object = objects.resolved(entry), let number = objects.reference(entry)
    else { return nil }
    var place = contents.place
    place.object = number
    if objects.isName(objects.value("Subtype", of: object), "Form") {
      if objects.value("Group", of: object) != nil { isTransparent = true }
      return form(object, number, painted, contents, at: place)
    }
    if objects.value("SMask", of: object) != nil { isTransparent = true }
    if !painted.isCovered {
      marks.add(
        .structure,
        "unmarked-content",
        "the picture is neither tagged nor an artifact",
        at: place
      )
    }
    guard checkedImages.insert(number).inserted else { return nil }
    images.check(object, at: place)
    var whole = contents
    whole.place = place
    report(colours.deviceSpaces(in: objects.value("ColorSpace", of: object)), whole)
    return nil
  }

  private mutating func form(
    _ form: PDFObjects.Value,
    _ number: Int,
    _ painted: ContentReader.Painted,
    _ contents: Contents,
    at place: PDFMarks.Place
  ) -> Contents? {
    guard readForms.insert([number, painted.isCovered ? 1 : 0]).inserted, room > 0,
      let bytes = pdf.contents(number)
    else { return nil }
    room -= bytes.count
    return Contents(
      bytes: bytes,
      resources: objects.value("Resources", of: form) ?? contents.resources,
      owner: number,
      place: place,
      isCovered: painted.isCovered
    )
  }

  private func hasTransparency(_ names: Set<String>, _ resources: PDFObjects.Value?) -> Bool {
    guard !names.isEmpty else { return false }
    let states = objects.value("ExtGState", of: resources)
    return names.contains { name in
      let state = objects.value(named: name, of: states)
      let opacities = ["ca", "CA"].map { (key: StaticString) in
        objects.number(objects.value(key, of: state)) ?? 1
      }
      let mode = objects.name(objects.value("BM", of: state)) ?? "Normal"
      let mask = objects.value("SMask", of: state)
      return opacities.contains { $0 < 1 } || mode != "Normal" && mode != "Compatible"
        || mask.map { objects.kind(of: $0) == .dictionary } ?? false
    }
  }
}

extension InspectedStructure {
  /// Whether words are told for an element or for one that it is in.
  fileprivate func isSpoken(_ element: Int, in objects: PDFObjects) -> Bool {
    var next = element
    for _ in 0..<64 where next >= 0 {
      let value = elements[next].value
      if objects.entry("ActualText", of: value) != nil || objects.entry("Alt", of: value) != nil {
        return true
      }
      next = elements[next].parent
    }
    return false
  }
}
