import PDFObjects

/// Which colours of devices are asked for and told by nobody (ISO 19005-2, 6.2.4).
struct ColourRules {
  private let objects: PDFObjects
  private let intent: OutputIntentRules.Intent?

  init(_ objects: PDFObjects, intent: OutputIntentRules.Intent?) {
    self.objects = objects
    self.intent = intent
  }

  /// The devices' spaces among those that are used which neither the output intent nor the resources tell.
  func uncovered(
    _ spaces: Set<DeviceSpace>,
    resources: PDFObjects.Value?
  ) -> [DeviceSpace] {
    let defaults = objects.value("ColorSpace", of: resources)
    return spaces.filter { space in
      let standIn: StaticString =
        switch space {
        case .grey: "DefaultGray"
        case .rgb: "DefaultRGB"
        case .cmyk: "DefaultCMYK"
        }
      return intent?.covers(space) != true && objects.value(standIn, of: defaults) == nil
    }.sorted { $0.rawValue < $1.rawValue }
  }

  /// The devices' spaces that a space is made of.
  func deviceSpaces(in space: PDFObjects.Value?) -> Set<DeviceSpace> {
    var next = space
    for _ in 0..<4 {
      guard let current = next else { return [] }
      if let name = objects.name(current) { return DeviceSpace(named: name).map { [$0] } ?? [] }
      let parts = objects.items(of: current)
      guard let kind = objects.name(objects.resolved(parts.first)) else { return [] }
      switch kind {
      case "Indexed", "I", "Pattern": next = objects.resolved(parts.dropFirst().first)
      case "Separation", "DeviceN": next = objects.resolved(parts.dropFirst(2).first)
      default: return DeviceSpace(named: kind).map { [$0] } ?? []
      }
    }
    return []
  }
}

extension DeviceSpace {
  init?(named name: String) {
    switch name {
    case "DeviceGray", "G": self = .grey
    case "DeviceRGB", "RGB": self = .rgb
    case "DeviceCMYK", "CMYK": self = .cmyk
    default: return nil
    }
  }
}
