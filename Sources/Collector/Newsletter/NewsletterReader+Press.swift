import Configuration
import Workspace

// How issues are made: the options of `build` that a timer's run needs in the file.
extension NewsletterReader {
  static let pressKeys = [
    "scale", "max-size", "embed-fonts", "attach-epub", "linearize", "strict",
  ]

  /// What the file says of it, whatever it leaves open unsaid.
  mutating func press() -> PressSettings {
    var press = PressSettings()
    press.scale = scale()
    press.maximumSize = maximumSize()
    press.embedsFonts = flag("embed-fonts")
    press.attachesEPUB = flag("attach-epub")
    press.linearizes = flag("linearize")
    press.isStrict = flag("strict")
    return press
  }

  private mutating func scale() -> Double? {
    guard let node = settings.node("scale") else { return nil }
    if let scale = node.number, PressSettings.scales.contains(scale) { return scale }
    settings.wrong(node, "scale", wanted: "a number from 0.5 to 3")
    return nil
  }

  private mutating func maximumSize() -> SizeLimit? {
    guard let node = settings.node("max-size") else { return nil }
    if let size = node.text.flatMap({ SizeLimit($0) }) { return size }
    settings.wrong(node, "max-size", wanted: "a size such as 25MB")
    return nil
  }

  private mutating func flag(_ key: String) -> Bool? {
    settings.node(key) == nil ? nil : settings.flag(key)
  }
}
