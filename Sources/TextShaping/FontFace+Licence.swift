import CHarfBuzz

extension FontFace {
  /// What the maker lets documents do with a font (OpenType, `OS/2.fsType`).
  package enum Embedding: Hashable, Sendable {
    case allowed
    /// The maker's leave has to be asked.
    case restricted
    /// The whole font may go along, no part of it.
    case wholeOnly
    /// Pictures of letters may go along, no outlines.
    case bitmapsOnly
  }

  /// Whether a part of the face may go along with a document; a face that says nothing of it allows it.
  package var embedding: Embedding {
    // Restricted counts only where no other leave is given with it.
    let flags = embeddingFlags
    if flags & 0x000E == 0x0002 { return .restricted }
    if flags & 0x0200 != 0 { return .bitmapsOnly }
    return flags & 0x0100 != 0 ? .wholeOnly : .allowed
  }

  private var embeddingFlags: UInt16 {
    let blob = hb_face_reference_table(hb_font_get_face(font), FontFace.tag("OS/2"))
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &length), length >= 10 else { return 0 }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(length))
    return UInt16(bytes[8]) << 8 | UInt16(bytes[9])
  }

  package var notices: FontNotices {
    FontNotices(
      copyright: name(HB_OT_NAME_ID_COPYRIGHT),
      licence: name(HB_OT_NAME_ID_LICENSE),
      licenceAddress: name(HB_OT_NAME_ID_LICENSE_URL)
    )
  }

  /// What the face says of itself in English; `nil` where it says nothing.
  private func name(_ id: Int) -> String? {
    let face = hb_font_get_face(font)
    let english = hb_language_from_string("en", -1)
    let length = hb_ot_name_get_utf8(face, hb_ot_name_id_t(id), english, nil, nil)
    guard length > 0 else { return nil }
    var capacity = length + 1
    var text = [CChar](repeating: 0, count: Int(capacity))
    hb_ot_name_get_utf8(face, hb_ot_name_id_t(id), english, &capacity, &text)
    let written = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: written, as: UTF8.self)
  }
}
