import PDFObjects

/// The colours that a file is meant in (ISO 19005-2, 6.2.3 and 6.2.4).
struct OutputIntentRules {
  /// What the profile of an output intent covers, by the number of its colours.
  struct Intent: Hashable {
    var components: Int

    /// Whether a device's colours are told by it: those of its own number, and grey.
    func covers(_ space: DeviceSpace) -> Bool {
      space == .grey || components == space.rawValue
    }
  }

  private let pdf: InspectedPDF
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()
  private(set) var intent: Intent?

  init(_ pdf: InspectedPDF) {
    self.pdf = pdf
    objects = pdf.objects
  }

  mutating func check() {
    let intents = objects.items(of: objects.value("OutputIntents", of: pdf.catalogue))
      .compactMap { objects.resolved($0) }
    guard !intents.isEmpty else {
      return marks.add(
        .archive,
        "missing-output-intent",
        "it does not say which colours its colours are ('OutputIntents')"
      )
    }
    var profiles: Set<Int?> = []
    for intent in intents where objects.isName(objects.value("S", of: intent), "GTS_PDFA1") {
      let entry = objects.entry("DestOutputProfile", of: intent)
      profiles.insert(objects.reference(entry))
      guard let number = objects.reference(entry) else {
        marks.add(.archive, "wrong-output-intent", "the output intent has no profile")
        continue
      }
      check(profile: number)
    }
    if profiles.isEmpty {
      marks.add(.archive, "missing-output-intent", "no output intent is one of PDF/A")
    } else if profiles.count > 1 {
      marks.add(.archive, "wrong-output-intent", "its output intents have different profiles")
    }
  }

  private mutating func check(profile number: Int) {
    let place = PDFMarks.Place.object(number)
    guard let profile = pdf.contents(number), let kind = ColourProfileFacts(profile) else {
      return marks.add(.archive, "wrong-output-intent", "that is no profile of ICC", at: place)
    }
    let stated = objects.integer(objects.value("N", of: objects.object(number)))
    if stated != kind.components {
      marks.add(
        .archive,
        "wrong-output-intent",
        "'N' is \(stated ?? 0), and the profile has \(kind.components) colours",
        at: place
      )
    }
    if !["prtr", "mntr"].contains(kind.deviceClass) || kind.version > 4 {
      marks.add(
        .archive,
        "wrong-output-intent",
        "the profile is of no printer or screen",
        at: place
      )
    }
    intent = Intent(components: kind.components)
  }
}

/// The colours of a device, by how many numbers tell one.
enum DeviceSpace: Int, Hashable {
  case grey = 1
  case rgb = 3
  case cmyk = 4

  var name: String {
    switch self {
    case .grey: "DeviceGray"
    case .rgb: "DeviceRGB"
    case .cmyk: "DeviceCMYK"
    }
  }
}

/// What the head of an ICC profile says (ICC.1, 7.2).
struct ColourProfileFacts {
  var version: Int
  var deviceClass: String
  var components: Int

  /// `nil` for what is no profile.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 132, bytes[36..<40].elementsEqual("acsp".utf8) else { return nil }
    version = Int(bytes[8])
    deviceClass = String(decoding: bytes[12..<16], as: UTF8.self)
    switch String(decoding: bytes[16..<20], as: UTF8.self) {
    case "GRAY": components = 1
    case "RGB ", "Lab ", "XYZ ": components = 3
    case "CMYK": components = 4
    default: return nil
    }
  }
}
