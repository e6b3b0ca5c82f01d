import PDFObjects

/// Pictures, and streams of any kind (ISO 19005-2, 6.1.7 and 6.2.8).
struct ImageRules: Sendable {
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()

  init(_ objects: PDFObjects) { self.objects = objects }

  /// Adds what others found.
  mutating func append(_ others: ImageRules) { marks.append(others.marks) }

  mutating func checkStreams() {
    for number in objects.numbers where objects.isStream(number) {
      guard let stream = objects.object(number) else { continue }
      let place = PDFMarks.Place.object(number)
      for filter in filters(of: stream) where filter == "LZWDecode" || filter == "Crypt" {
        marks.add(.archive, "forbidden-filter", "the stream is packed by '\(filter)'", at: place)
      }
      if objects.value("F", of: stream) != nil {
        marks.add(.archive, "outside-stream", "the stream lies in another file", at: place)
      }
      if objects.isName(objects.value("Subtype", of: stream), "PS") {
        marks.add(.archive, "forbidden-picture", "it is a program in PostScript", at: place)
      }
    }
  }

  mutating func check(_ image: PDFObjects.Value, at place: PDFMarks.Place) {
    if objects.boolean(objects.value("Interpolate", of: image)) == true {
      marks.add(
        .archive,
        "interpolated-picture",
        "the picture is to be smoothed by whoever shows it ('Interpolate')",
        at: place
      )
    }
    for key: StaticString in ["Alternates", "OPI"] where objects.value(key, of: image) != nil {
      marks.add(
        .archive,
        "forbidden-picture",
        "the picture has others in its place ('\(key)')",
        at: place
      )
    }
    if let mask = objects.entry("SMask", of: image), let value = objects.resolved(mask),
      objects.kind(of: value) == .dictionary
    {
      var place = place
      place.object = objects.reference(mask)
      check(value, at: place)
    }
  }

  private func filters(of stream: PDFObjects.Value) -> [String] {
    let filter = objects.value("Filter", of: stream)
    return (objects.items(of: filter).map { objects.resolved($0) } + [filter])
      .compactMap { objects.name($0) }
  }
}
