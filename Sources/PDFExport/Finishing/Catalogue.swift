/// What a reader opens first (ISO 32000-1, 7.7.2).
struct Catalogue {
  var metadata: PDFMetadata
  var pages: ObjectNumber
  var structure: ObjectNumber
  var destinations: ObjectNumber?
  var outline: ObjectNumber?
  /// In the order of their names.
  var attachments: [Attached]
  /// Whether the file says that it is PDF/A and PDF/UA-1.
  var claimsConformance: Bool

  /// A file within this one.
  struct Attached {
    var name: String
    var file: ObjectNumber
  }

  func write(to file: inout PDFFile) throws(PDFFailure) -> ObjectNumber {
    let packet = file.reserve()
    // Uncompressed, so that programs find it that know nothing of PDF.
    file.write(
      stream: metadata.packet(claiming: claimsConformance ? archivalPart : nil),
      dictionary: Array("/Type /Metadata /Subtype /XML ".utf8),
      as: packet
    )
    let profile = file.reserve()
    try file.write(
      compressing: ColourProfile.standardRGB,
      dictionary: "/N 3 /Alternate /DeviceRGB",
      as: profile
    )
    return file.add {
      $0.put("<< /Type /Catalog /Pages")
      $0.put(pages)
      $0.put("/Lang")
      $0.put(text: metadata.language)
      $0.put("/MarkInfo << /Marked true >> /StructTreeRoot")
      $0.put(structure)
      $0.put("/ViewerPreferences << /DisplayDocTitle true")
      if metadata.isRightToLeft { $0.put("/Direction /R2L") }
      $0.put(">> /Metadata")
      $0.put(packet)
      $0.put("/PageLabels << /Nums [0 << /S /D >>] >>")
      $0.put("/OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1")
      $0.put("/OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2-1)")
      $0.put("/RegistryName (http://www.color.org) /DestOutputProfile")
      $0.put(profile)
      $0.put(">> ]")
      putNames(into: &$0)
      if let outline {
        $0.put("/PageMode /UseOutlines /Outlines")
        $0.put(outline)
      }
      $0.put(">>")
    }
  }

  /// PDF/A-2 may hold nothing but PDF/A; other files may be in PDF/A-3.
  private var archivalPart: PDFMetadata.ArchivalPart { attachments.isEmpty ? .two : .three }

  private func putNames(into syntax: inout PDFSyntax) {
    if destinations != nil || !attachments.isEmpty { syntax.put("/Names <<") } else { return }
    if let destinations {
      syntax.put("/Dests")
      syntax.put(destinations)
    }
    if !attachments.isEmpty {
      syntax.put("/EmbeddedFiles << /Names [")
      for attachment in attachments {
        syntax.put(text: attachment.name)
        syntax.put(attachment.file)
      }
      syntax.put("] >>")
    }
    syntax.put(">>")
    guard !attachments.isEmpty else { return }
    syntax.put("/AF [")
    for attachment in attachments { syntax.put(attachment.file) }
    syntax.put("]")
  }
}
