import Glibc
import Hyphenation
import Testing

/// The dictionaries that `make fonts` brings.
private enum TestDictionaries {
  static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    + "/fonts/hyphenation"

  static let arePresent = access("\(folder)/hyph_uk_UA.dic", R_OK) == 0

  static let hyphenators = Hyphenators(
    folder: folder,
    dictionaries: [
      "en": "hyph_en_US.dic", "en-gb": "hyph_en_GB.dic", "de": "hyph_de_DE.dic",
      "fr": "hyph_fr.dic", "es": "hyph_es_ES.dic", "it": "hyph_it_IT.dic", "nl": "hyph_nl_NL.dic",
      "pl": "hyph_pl_PL.dic", "ru": "hyph_ru_RU.dic", "hu": "hyph_hu_HU.dic",
      "el": "hyph_el_GR.dic",
      "pt": "hyph_pt_PT.dic", "sv": "hyph_sv_SE.dic", "ca": "hyph_ca_ES.dic", "xx": "absent.dic",
      "yy": ".",
    ]
  )
}

@Suite(.enabled(if: TestDictionaries.arePresent, "'make fonts' brings the dictionaries"))
struct LanguageTests {
  private func divided(_ words: String, in language: String) throws -> String {
    let hyphenator = try #require(TestDictionaries.hyphenators.hyphenator(for: language))
    return words.split(separator: " ").map { word in
      let points = Set(hyphenator.points(in: word))
      var bytes: [UInt8] = []
      for (offset, byte) in word.utf8.enumerated() {
        if points.contains(offset) { bytes.append(UInt8(ascii: "=")) }
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }.joined(separator: " ")
  }

  /// What libhyphen 2.8.8 says with the same dictionary.
  @Test(arguments: [
    "hy=phen=ation rep=re=sen=ta=tive ty=pog=ra=phy news=pa=per news=let=ter para=graph",
    "as=so=ciate as=so=ciates dec=li=na=tion project present record rec=i=proc=ity phil=an=thropic",
    "ta=ble uni=ver=sity man=u=script con=sid=er=able in=ter=na=tional de=vel=op=ment gov=ern=ment",
    "un=der=stand=ing par=tic=u=larly en=vi=ron=ment pho=to=graph pho=tog=ra=phy nec=es=sary",
    "ex=pe=ri=ence lit=er=a=ture ex=tra=or=di=nary head=line mast=head pub=lisher weekly through",
    "strengths coun=cil har=bour al=go=rithm",
  ])
  func `English words are divided as libhyphen divides them`(words: String) throws {
    #expect(try divided(words.filter { $0 != "=" }, in: "en") == words)
  }

  @Test(arguments: [
    ("de", "Sil=ben=tren=nung Do=nau=dampf=schiff=fahrt Wör=ter=buch Straße zei=tungs=ver=lag"),
    ("fr", "bi=blio=thèque ty=po=gra=phie l’hé=mi=sphère dé=ve=lop=pe=ment"),
    ("es", "im=prenta ti=po=gra=fía co=ra=zón pe=rió=dico fe=rro=ca=rril"),
    ("it", "ti=po=gra=fia gior=nale bi=blio=teca sul=l’av=ve=ni=mento"),
    ("pt", "ti=po=gra=fia jor=nal bi=bli=o=teca co=ra=ção"),
    ("nl", "druk=ke=rij bi=bli=o=theek kran=ten=kop"),
    ("pl", "dru=kar=nia bi=blio=teka ga=zeta wy=daw=nic=two"),
    ("ru", "Ти=по=гра=фия га=зета биб=лио=тека из=да=тель=ство"),
    ("sv", "tryck=eri bib=li=o=tek tid=ningen"),
    ("hu", "könyv=tár nyom=tat=vány új=ság=író asszonnyal"),
    ("el", "τυ=πο=γρα=φία εφη=με=ρίδα βι=βλιο=θήκη"),
    ("ca", "bi=bli=o=teca ti=po=gra=fia col·lec=ció"),
  ])
  func `words of other languages are divided`(language: String, words: String) throws {
    #expect(try divided(words.filter { $0 != "=" }, in: language) == words)
  }

  @Test func `decomposed letters are divided like the others`() throws {
    #expect(try divided("bibliothe\u{300}que", in: "fr") == "bi=blio=the\u{300}que")
  }

  @Test(arguments: [
    ("en-US", "en"), ("EN", "en"), ("en-x-anything", "en"), ("en-GB-oxendict", "en-gb"),
    ("de-AT", "de"),
  ])
  func `a tag without a dictionary of its own is served by the shorter one`(
    language: String,
    dictionary: String
  ) throws {
    let words = "photographic typesetting declination Silbentrennung"
    #expect(try divided(words, in: language) == divided(words, in: dictionary))
    #expect(try divided(words, in: "en") != divided(words, in: "en-gb"))
  }

  @Test(arguments: ["", "-", "fi", "e", "xx", "yy", "en_GB", "\u{0}"])
  func `a language without a dictionary has no hyphenator`(language: String) {
    #expect(TestDictionaries.hyphenators.hyphenator(for: language) == nil)
  }
}
