import PDFObjects

/// Fonts that are shown: embedded, with a way back from glyphs to text (ISO 14289-1, 7.21; ISO 19005-2, 6.2.11).
struct FontRules {
  private let pdf: InspectedPDF
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()

  init(_ pdf: InspectedPDF) {
    self.pdf = pdf
    objects = pdf.objects
  }

  /// Checks a font, unless nothing is shown in it.
  mutating func check(_ font: UsedFont) {
    guard !font.codes.isEmpty || font.codeLength == 0 else { return }
    let kind = objects.name(objects.value("Subtype", of: font.value)) ?? ""
    let descendant = objects.resolved(
      objects.items(of: objects.value("DescendantFonts", of: font.value)).first
    )
    let program = descendant ?? font.value
    checkText(font, kind)
    guard kind != "Type3" else { return }
    checkProgram(program, font)
    checkGlyphs(font, kind)
    if kind == "Type0" {
      checkCharacterMap(program, font)
      checkCharacterSet(program, font)
    }
    if kind == "TrueType" { checkEncoding(font) }
    if kind != "Type0" { checkListOfWidths(font) }
    if font.codeLength == 2 { checkWidths(program, font) }
  }

  private mutating func report(
    _ rule: PDFMarks.Rule,
    _ id: String,
    _ font: UsedFont,
    _ message: (String) -> String
  ) {
    let name = objects.name(objects.value("BaseFont", of: font.value)) ?? "a font"
    marks.add(
      rule,
      id,
      message("'\(name)'"),
      at: PDFMarks.Place(page: font.page, object: font.object)
    )
  }

  // MARK: The font's program

  private mutating func checkProgram(_ program: PDFObjects.Value, _ font: UsedFont) {
    let descriptor = objects.value("FontDescriptor", of: program)
    let files: [StaticString] = ["FontFile", "FontFile2", "FontFile3"]
    if !files.contains(where: { objects.value($0, of: descriptor) != nil }) {
      report(.accessibilityAndArchive, "font-not-embedded", font) {
        "the font \($0) is not embedded"
      }
    }
  }

  private mutating func checkCharacterMap(_ program: PDFObjects.Value, _ font: UsedFont) {
    if objects.isName(objects.value("Subtype", of: program), "CIDFontType2"),
      objects.value("CIDToGIDMap", of: program) == nil
    {
      report(.accessibilityAndArchive, "missing-glyph-map", font) {
        "the font \($0) does not say which glyph is which ('CIDToGIDMap')"
      }
    }
    guard let number = objects.reference(objects.entry("Encoding", of: font.value)),
      objects.isStream(number)
    else { return }
    let info = objects.value("CIDSystemInfo", of: program)
    let own = objects.value("CIDSystemInfo", of: objects.object(number))
    for key: StaticString in ["Registry", "Ordering"]
    where objects.string(objects.value(key, of: info))
      != objects.string(objects.value(key, of: own))
    {
      report(.accessibilityAndArchive, "wrong-character-map", font) {
        "the font \($0) and its 'CMap' are of other collections ('\(key)')"
      }
    }
  }

  /// ISO 19005-2, 6.2.11.4.2: what is said to be in the font is in it.
  private mutating func checkCharacterSet(_ program: PDFObjects.Value, _ font: UsedFont) {
    let descriptor = objects.value("FontDescriptor", of: program)
    guard font.codeLength == 2,
      let number = objects.reference(objects.entry("CIDSet", of: descriptor)),
      let set = pdf.contents(number)
    else { return }
    let missing = font.codes.codes.filter { code in
      code >> 3 >= set.count || set[code >> 3] & (0x80 >> UInt8(code & 7)) == 0
    }
    if let first = missing.first {
      report(.archive, "incomplete-character-set", font) {
        "'CIDSet' of the font \($0) leaves out \(missing.count) glyphs, such as \(first)"
      }
    }
  }

  /// ISO 14289-1, 7.21.6.
  private mutating func checkEncoding(_ font: UsedFont) {
    let descriptor = objects.value("FontDescriptor", of: font.value)
    let isSymbolic = (objects.integer(objects.value("Flags", of: descriptor)) ?? 0) & 4 != 0
    let encoding = objects.value("Encoding", of: font.value)
    let name = objects.name(encoding) ?? objects.name(objects.value("BaseEncoding", of: encoding))
    if isSymbolic, encoding != nil {
      report(.accessibilityAndArchive, "wrong-encoding", font) {
        "the font \($0) is one of symbols, and has an 'Encoding'"
      }
    } else if !isSymbolic, !["MacRomanEncoding", "WinAnsiEncoding"].contains(name) {
      report(.accessibilityAndArchive, "wrong-encoding", font) {
        "the font \($0) is one of letters, and its 'Encoding' is '\(name ?? "none")'"
      }
    }
  }

  // MARK: Glyphs and text

  /// ISO 14289-1, 7.21.8.
  private mutating func checkGlyphs(_ font: UsedFont, _ kind: String) {
    let differences = objects.value("Differences", of: objects.value("Encoding", of: font.value))
    var code = 0
    var isMissing = font.codeLength == 2 && font.codes.contains(0)
    for item in objects.items(of: differences) {
      if let number = objects.integer(item) {
        code = number
      } else {
        if objects.isName(item, ".notdef"), (0...255).contains(code), font.codes.contains(code) {
          isMissing = true
        }
        code &+= 1
      }
    }
    if isMissing {
      report(.accessibilityAndArchive, "missing-glyph", font) {
        "a character is shown that the font \($0) does not have ('.notdef')"
      }
    }
  }

  /// ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7.
  private mutating func checkText(_ font: UsedFont, _ kind: String) {
    guard let number = objects.reference(objects.entry("ToUnicode", of: font.value)) else {
      if !tellsTextByItsEncoding(font, kind) {
        report(.text, "missing-text-map", font) {
          "nobody can tell what the glyphs of the font \($0) mean ('ToUnicode')"
        }
      }
      return
    }
    guard let bytes = pdf.contents(number) else {
      return report(.text, "missing-text-map", font) {
        "'ToUnicode' of the font \($0) cannot be read"
      }
    }
    check(UnicodeMap(bytes), font, kind)
  }

  private mutating func check(_ map: UnicodeMap, _ font: UsedFont, _ kind: String) {
    let codes = font.codes.codes
    if let wrong = codes.first(where: map.wrongCodes.contains) {
      report(.text, "wrong-text-map", font) {
        "'ToUnicode' of the font \($0) gives the code \(wrong) no character"
      }
    }
    if !tellsTextByItsEncoding(font, kind),
      let unknown = font.plainCodes.codes.first(where: { !map.codes.contains($0) })
    {
      report(.text, "missing-text-map", font) {
        "'ToUnicode' of the font \($0) leaves out the code \(unknown)"
      }
    }
    if let own = font.plainCodes.codes.first(where: map.privateCodes.contains) {
      report(.archive, "private-character", font) {
        "the code \(own) of the font \($0) stands for a character for private use, and nothing says what it means"
      }
    }
  }

  /// Fonts whose encoding names characters that everybody knows.
  private func tellsTextByItsEncoding(_ font: UsedFont, _ kind: String) -> Bool {
    let encoding = objects.value("Encoding", of: font.value)
    if kind == "Type0" {
      return objects.name(encoding).map { !$0.hasPrefix("Identity") } ?? false
    }
    let name = objects.name(encoding) ?? objects.name(objects.value("BaseEncoding", of: encoding))
    let known = ["MacRomanEncoding", "WinAnsiEncoding", "MacExpertEncoding", "StandardEncoding"]
    if name.map(known.contains) != true {
      let descriptor = objects.value("FontDescriptor", of: font.value)
      let isSymbolic = (objects.integer(objects.value("Flags", of: descriptor)) ?? 0) & 4 != 0
      guard kind == "Type1", !isSymbolic else { return false }
    }
    return objects.items(of: objects.value("Differences", of: encoding))
      .compactMap { objects.name($0) }.allSatisfy(Self.isTelling)
  }

  /// Names of the Adobe Glyph List are letters mostly; made-up ones have numbers, as in `g12`.
  private static func isTelling(_ glyph: String) -> Bool {
    if glyph == ".notdef" { return true }
    guard glyph.utf8.contains(where: { (48...57).contains($0) }) else { return true }
    return glyph.hasPrefix("uni") || glyph.hasPrefix("u1") || glyph.hasPrefix("afii")
  }

  // MARK: Widths

  /// ISO 19005-2, 6.2.11.2; ISO 32000-1, table 111: a simple font has a width for each code from the first to the last.
  private mutating func checkListOfWidths(_ font: UsedFont) {
    guard objects.value("FontDescriptor", of: font.value) != nil else { return }
    let widths = objects.items(of: objects.value("Widths", of: font.value))
    let first = objects.integer(objects.value("FirstChar", of: font.value))
    let last = objects.integer(objects.value("LastChar", of: font.value))
    if let first, let last, last &- first &+ 1 == widths.count { return }
    let codes = "\(first.map(String.init) ?? "none") to \(last.map(String.init) ?? "none")"
    report(.archive, "wrong-width", font) {
      "the font \($0) has \(widths.count) widths for the codes from \(codes)"
    }
  }

  /// ISO 19005-2, 6.2.11.5: the widths that are said are those of the font.
  private mutating func checkWidths(_ program: PDFObjects.Value, _ font: UsedFont) {
    let descriptor = objects.value("FontDescriptor", of: program)
    guard
      objects.name(objects.value("CIDToGIDMap", of: program)) == "Identity",
      let number = objects.reference(objects.entry("FontFile2", of: descriptor)),
      let file = pdf.contents(number), let metrics = TrueTypeMetrics(file)
    else { return }
    let widths = GlyphWidths(program, in: objects)
    for code in font.codes.codes {
      guard let own = metrics.width(of: code) else { continue }
      let said = widths.width(of: code)
      guard abs(own - said) > 1.5 else { continue }
      return report(.archive, "wrong-width", font) {
        "the glyph \(code) of the font \($0) is \(Int(own.rounded())) wide, and said to be \(Int(said.rounded()))"
      }
    }
  }
}
