/// What a reader opens first (ISO 32000-1, 7.7.2).
struct Catalogue {
  var metadata: PDFMetadata
  var pages: ObjectNumber
  var structure: ObjectNumber
  var destinations: ObjectNumber?
  var outline: ObjectNumber?
  /// Whether the file says that it is PDF/A-2a and PDF/UA-1.
  var claimsConformance: Bool

  func write(to file: inout PDFFile) throws(PDFFailure) -> ObjectNumber {
    let packet = file.reserve()
    // Uncompressed, so that programs find it that know nothing of PDF.
    file.write(
      stream: metadata.packet(claimingConformance: claimsConformance),
      dictionary: Array("/Type /Metadata /Subtype /XML ".utf8),
      as: packet
    )
    let profile = file.reserve()
    try file.write(
      compressing: ColourProfile.standardRGB,
      dictionary: "/N 3 /Alternate /DeviceRGB",
      as: profile
    )
    return try file.add {
      $0.put("<< /Type /Catalog /Pages")
      $0.put(pages)
      $0.put("/Lang")
      $0.put(text: metadata.language)
      $0.put("/MarkInfo << /Marked true >> /StructTreeRoot")
      $0.put(structure)
      $0.put("/ViewerPreferences << /DisplayDocTitle true >> /Metadata")
      $0.put(packet)
      $0.put("/PageLabels << /Nums [0 << /S /D >>] >>")
      $0.put("/OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1")
      $0.put("/OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2-1)")
      $0.put("/RegistryName (http://www.color.org) /DestOutputProfile")
      $0.put(profile)
      $0.put(">> ]")
      if let destinations {
        $0.put("/Names << /Dests")
        $0.put(destinations)
        $0.put(">>")
      }
      if let outline {
        $0.put("/PageMode /UseOutlines /Outlines")
        $0.put(outline)
      }
      $0.put(">>")
    }
  }
}
