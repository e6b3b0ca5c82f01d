import Drawing
import Jobs
import PageModel

/// Makes of Cairo's file, which knows what is painted, one that knows also what it means.
struct DocumentFinishing {
  let document: PagedDocument
  let metadata: PDFMetadata
  let pictures: [String: PDFPicture]
  let attachments: [PDFAttachment]
  let painted: [PaintedGathering]

  func written(jobs: Int) async throws(PDFFailure) -> WrittenPDF {
    let sources = try painted.map { part throws(PDFFailure) in try PaintedPages(part) }
    let contents = try await contents(of: sources, jobs: jobs)
    let images = try await images(jobs: jobs)
    let size =
      painted.reduce(0) { $0 + $1.file.bytes.count }
      + images.reduce(0) { $0 + $1.value.samples.count }
    var file = PDFFile(capacity: size + size / 8)
    let tree = file.reserve()
    let destinations = Destinations(of: document.pages)
    let pages = pages(leadingTo: destinations, in: &file)
    try write(pages, contents, from: sources, images, below: tree, to: &file)
    let plan = StructurePlan(document.structure, pages: pages, in: &file)
    let structure = StructureWriting(plan, pages: pages).write(to: &file)
    let attached = try write(attachments, to: &file)
    let catalogue = Catalogue(
      metadata: metadata,
      pages: tree,
      structure: structure,
      destinations: destinations.write(pages, to: &file),
      outline: Outline(document.outline, destinations: destinations).write(to: &file),
      attachments: attached,
      claimsConformance: document.keepsPromisesOfConformance(with: metadata)
    )
    let opening = try catalogue.write(to: &file)
    let information = file.add { metadata.putInformation(into: &$0) }
    return try await file.finished(catalogue: opening, information: information)
  }

  /// The descriptions of the attached files, by their names.
  private func write(
    _ attachments: [PDFAttachment],
    to file: inout PDFFile
  ) throws(PDFFailure) -> [Catalogue.Attached] {
    let sorted = attachments.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var attached: [Catalogue.Attached] = []
    for attachment in sorted {
      let number = try attachment.write(to: &file, modified: metadata.modificationDate)
      attached.append(Catalogue.Attached(name: attachment.name, file: number))
    }
    return attached
  }

  // MARK: What can be done side by side

  /// The instructions of each page, marked and compressed.
  private func contents(
    of sources: [PaintedPages],
    jobs: Int
  ) async throws(PDFFailure) -> [[UInt8]] {
    var work: [(source: PaintedObjects, page: PaintedPages.Page, roles: [String])] = []
    for source in sources {
      for page in source.pages {
        let roles = page.segments.compactMap { segment in
          segment.meaning.map { document.structure[$0.element].role.rawValue }
        }
        work.append((source.objects, page, roles))
      }
    }
    let results = await work.inParallel(jobs: jobs) { source, page, roles in
      Result { () throws(PDFFailure) in
        let instructions = try source.instructions(ofPage: page.object)
        return try Self.marked(instructions, page: page.number, roles: roles)
      }
    }
    var contents: [[UInt8]] = []
    for result in results { contents.append(try result.get()) }
    return contents
  }

  private static func marked(
    _ instructions: [UInt8],
    page: Int,
    roles: [String]
  ) throws(PDFFailure) -> [UInt8] {
    guard let marked = ContentStream.marked(instructions, roles: roles) else {
      throw .finishing("page \(page) has other marks than were set")
    }
    return try marked.compressed()
  }

  /// The pictures by their names.
  private func images(jobs: Int) async throws(PDFFailure) -> [String: EncodedImage] {
    let pictures = pictures
    let glyphs = painted.reduce(into: [:]) { $0.merge($1.file.glyphPictures) { first, _ in first } }
    let names = Set(painted.flatMap(\.file.pictures)).sorted()
    let results = await names.inParallel(jobs: jobs, inRunsOf: 1) { key in
      Result { () throws(PDFFailure) in
        if let glyph = glyphs[key] { return try EncodedImage(glyph, key: key) }
        guard let picture = pictures[key] else {
          throw .picture(key: key, reason: "it was not given")
        }
        return try EncodedImage(picture, key: key)
      }
    }
    var images: [String: EncodedImage] = [:]
    for (name, result) in zip(names, results) { images[name] = try result.get() }
    return images
  }

  // MARK: Pages

  private func pages(
    leadingTo destinations: Destinations,
    in file: inout PDFFile
  ) -> [PageObjects] {
    var structureKey = document.pages.count
    return zip(document.pages, painted.flatMap(\.segments)).map { page, segments in
      let number = file.reserve()
      let links = page.links.filter { $0.leads(to: destinations) }.map { area in
        defer { structureKey += 1 }
        return PlacedLink(annotation: file.reserve(), area: area, structureKey: structureKey)
      }
      return PageObjects(
        number: number,
        content: page,
        marks: segments.filter { $0.meaning != nil },
        links: links
      )
    }
  }

  private func write(
    _ pages: [PageObjects],
    _ contents: [[UInt8]],
    from sources: [PaintedPages],
    _ images: [String: EncodedImage],
    below tree: ObjectNumber,
    to file: inout PDFFile
  ) throws(PDFFailure) {
    var shared = ObjectCopying.Shared()
    for source in sources {
      var copying = ObjectCopying(
        from: source.objects,
        pictureNames: source.pictureNames,
        sharing: shared
      )
      for page in source.pages {
        let target = pages[page.number - 1]
        let stream = file.reserve()
        file.write(
          stream: contents[page.number - 1],
          dictionary: Array("/Filter /FlateDecode ".utf8),
          as: stream
        )
        let entries = try copying.entries(ofPage: page.object, to: &file)
        file.write(target, entries, contents: stream, index: page.number - 1, below: tree)
      }
      try copying.flush(to: &file)
      shared = copying.shared
    }
    for (name, number) in shared.pictures.sorted(by: { $0.key < $1.key }) {
      guard let image = images[name] else { throw .finishing("a picture has no number") }
      file.write(image, as: number)
    }
    write(treeOf: pages, as: tree, to: &file)
  }

  private func write(
    treeOf pages: [PageObjects],
    as tree: ObjectNumber,
    to file: inout PDFFile
  ) {
    file.write(as: tree) {
      $0.put("<< /Type /Pages /Count")
      $0.put(pages.count)
      $0.put("/Kids [")
      for page in pages { $0.put(page.number) }
      $0.put("] >>")
    }
  }
}

extension PDFFile {
  /// Writes a page with its links; `entries` say what it is painted with.
  fileprivate mutating func write(
    _ page: PageObjects,
    _ entries: [(key: String, value: [UInt8])],
    contents: ObjectNumber,
    index: Int,
    below tree: ObjectNumber
  ) {
    write(as: page.number) {
      $0.put("<< /Type /Page /Parent")
      $0.put(tree)
      $0.put("/Contents")
      $0.put(contents)
      for entry in entries {
        $0.put(name: entry.key)
        $0.put(bytes: entry.value)
      }
      // The keyboard goes from link to link in the order of the structure.
      $0.put("/Tabs /S /StructParents")
      $0.put(index)
      $0.put(annotations: page.links)
      $0.put(">>")
    }
    for link in page.links { write(link, on: page) }
  }
}

extension PDFSyntax {
  /// A page's annotations.
  fileprivate mutating func put(annotations links: [PlacedLink]) {
    guard !links.isEmpty else { return }
    put("/Annots [")
    for link in links { put(link.annotation) }
    put("]")
  }
}

extension LinkArea {
  fileprivate func leads(to destinations: Destinations) -> Bool {
    switch target {
    case .web(let address): !address.isEmpty && !areas.isEmpty
    case .anchor(let name): destinations.contains(name) && !areas.isEmpty
    }
  }
}
