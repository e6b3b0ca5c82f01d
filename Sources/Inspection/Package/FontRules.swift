/// A font of the book: whether its first bytes are those of a font.
struct FontRules {
  private(set) var marks = Marks()

  init(_ bytes: [UInt8], _ item: PackageDocument.Item) {
    let known: [[UInt8]] = [
      [0, 1, 0, 0], Array("OTTO".utf8), Array("true".utf8), Array("ttcf".utf8),
      Array("wOFF".utf8), Array("wOF2".utf8),
    ]
    guard !known.contains(where: bytes.starts) else { return }
    marks.error(
      "wrong-media-type",
      "it is no font, and the manifest says '\(item.mediaType)'",
      hint: "or it is obfuscated and META-INF/encryption.xml does not say so"
    )
  }
}
