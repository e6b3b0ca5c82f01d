import CHarfBuzz

/// A font file with no more than some characters of a face need, to go along with a document.
package struct FontSubset: Hashable, Sendable {
  /// How outlines are written.
  package enum Format: Hashable, Sendable {
    case openType
    case trueType
  }

  package var bytes: [UInt8]

  /// Whether the machine has HarfBuzz's subsetter.
  package static var isAvailable: Bool { SubsetLibrary.shared != nil }

  package var format: Format { bytes.starts(with: "OTTO".utf8) ? .openType : .trueType }

  /// Why there is no subset.
  package enum Failure: Error, Hashable, Sendable {
    /// HarfBuzz's subsetter is not installed.
    case missingLibrary
    /// HarfBuzz cannot make one of this file.
    case refused(file: String)
  }
}

extension FontFace {
  /// The face with these characters alone, every glyph that they may become by the features that are on in any
  /// text and by `features`, and a name of its own.
  ///
  /// The name is another because makers of free fonts keep theirs for the whole font (SIL Open Font License, 3);
  /// copyright and licence stay in the file. Characters that the face lacks are passed over.
  package func subset(
    of scalars: Set<Unicode.Scalar>,
    features: [String],
    named name: SubsetName
  ) throws(FontSubset.Failure) -> FontSubset {
    guard let library = SubsetLibrary.shared else { throw .missingLibrary }
    guard let input = library.createInput() else { throw .refused(file: file) }
    defer { library.destroyInput(input) }
    let characters = library.set(input, HB_SUBSET_SETS_UNICODE)
    for scalar in scalars {
      hb_set_add(characters, scalar.value)
      for part in parts(of: scalar) { hb_set_add(characters, part) }
    }
    let kept = library.set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    for feature in features { hb_set_add(kept, FontFace.tag(feature)) }
    guard let subset = library.subset(hb_font_get_face(font), input) else {
      throw .refused(file: file)
    }
    defer { hb_face_destroy(subset) }
    guard rename(subset, to: name), let bytes = FontFace.bytes(of: subset) else {
      throw .refused(file: file)
    }
    return FontSubset(bytes: bytes)
  }

  /// Letter and mark of a scalar that the face has not as one: readers put it together of those.
  private func parts(of scalar: Unicode.Scalar) -> [hb_codepoint_t] {
    guard !covers(scalar) else { return [] }
    var letter: hb_codepoint_t = 0
    var mark: hb_codepoint_t = 0
    let functions = hb_unicode_funcs_get_default()
    let isComposed = hb_unicode_decompose(functions, scalar.value, &letter, &mark) != 0
    return isComposed ? [letter, mark].filter { $0 != 0 } : []
  }

  private func rename(_ subset: OpaquePointer, to name: SubsetName) -> Bool {
    let table = NameTable(name, notices: notices).bytes
    let blob = table.withUnsafeBytes { bytes in
      hb_blob_create(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        UInt32(clamping: bytes.count),
        HB_MEMORY_MODE_DUPLICATE,
        nil,
        nil
      )
    }
    defer { hb_blob_destroy(blob) }
    return hb_face_builder_add_table(subset, FontFace.tag("name"), blob) != 0
  }

  /// The file of a face; `nil` for one that is none.
  static func bytes(of face: OpaquePointer) -> [UInt8]? {
    let blob = hb_face_reference_blob(face)
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &length), length > 12 else { return nil }
    return Array(UnsafeRawBufferPointer(start: data, count: Int(length)))
  }

  /// A tag as OpenType writes it.
  static func tag(_ name: String) -> hb_tag_t {
    name.utf8.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
