import Articles

/// What the summary of an EPUB's accessibility is made of, a sentence each.
struct AccessibilityPhrases: Sendable {
  let structure: String
  let described: String
  let undescribed: String
  let pages: String

  static func of(_ language: LanguageTag) -> AccessibilityPhrases {
    all[language.primary] ?? english
  }

  private static let english = AccessibilityPhrases(
    structure:
      "Headings and a table of contents lead through the issue; size, face and colours of the type can be chosen freely.",
    described: "All pictures are described in words.",
    undescribed: "Some pictures are not described in words.",
    pages: "Page numbers are those of the printed edition."
  )

  private static let all: [String: AccessibilityPhrases] = [
    "en": english,
    "de": AccessibilityPhrases(
      structure:
        "Überschriften und ein Inhaltsverzeichnis führen durch die Ausgabe; Größe, Art und Farben der Schrift sind frei wählbar.",
      described: "Alle Bilder sind in Worten beschrieben.",
      undescribed: "Einige Bilder sind nicht in Worten beschrieben.",
      pages: "Die Seitenzahlen sind die der gedruckten Ausgabe."
    ),
    "fr": AccessibilityPhrases(
      structure:
        "Des titres et un sommaire guident dans le numéro ; la taille, la police et les couleurs du texte sont libres.",
      described: "Toutes les images sont décrites par des mots.",
      undescribed: "Certaines images ne sont pas décrites par des mots.",
      pages: "Les numéros de page sont ceux de l’édition imprimée."
    ),
    "es": AccessibilityPhrases(
      structure:
        "Los títulos y el índice guían por el número; el tamaño, el tipo y los colores de la letra se eligen libremente.",
      described: "Todas las imágenes están descritas con palabras.",
      undescribed: "Algunas imágenes no están descritas con palabras.",
      pages: "Los números de página son los de la edición impresa."
    ),
    "it": AccessibilityPhrases(
      structure:
        "Titoli e un indice guidano attraverso il numero; dimensione, tipo e colori del carattere sono a scelta.",
      described: "Tutte le immagini sono descritte a parole.",
      undescribed: "Alcune immagini non sono descritte a parole.",
      pages: "I numeri di pagina sono quelli dell’edizione stampata."
    ),
    "pt": AccessibilityPhrases(
      structure:
        "Títulos e um índice guiam pela edição; o tamanho, o tipo e as cores da letra são de livre escolha.",
      described: "Todas as imagens estão descritas por palavras.",
      undescribed: "Algumas imagens não estão descritas por palavras.",
      pages: "Os números de página são os da edição impressa."
    ),
    "nl": AccessibilityPhrases(
      structure:
        "Koppen en een inhoudsopgave leiden door het nummer; grootte, lettertype en kleuren zijn vrij te kiezen.",
      described: "Alle beelden zijn in woorden beschreven.",
      undescribed: "Sommige beelden zijn niet in woorden beschreven.",
      pages: "De paginanummers zijn die van de gedrukte uitgave."
    ),
    "sv": AccessibilityPhrases(
      structure:
        "Rubriker och en innehållsförteckning leder genom numret; textens storlek, typsnitt och färger kan väljas fritt.",
      described: "Alla bilder är beskrivna i ord.",
      undescribed: "Några bilder är inte beskrivna i ord.",
      pages: "Sidnumren är den tryckta utgåvans."
    ),
    "ja": AccessibilityPhrases(
      structure: "見出しと目次から読む場所を選べます。文字の大きさ、書体、色は自由に変えられます。",
      described: "すべての画像に説明文があります。",
      undescribed: "説明文のない画像があります。",
      pages: "ページ番号は印刷版のものです。"
    ),
    "zh": AccessibilityPhrases(
      structure: "可通过标题和目录浏览本期；文字的大小、字体和颜色可自由选择。",
      described: "所有图片都有文字说明。",
      undescribed: "部分图片没有文字说明。",
      pages: "页码与印刷版一致。"
    ),
    "ko": AccessibilityPhrases(
      structure: "제목과 차례로 이동할 수 있으며, 글자의 크기와 글꼴, 색을 자유롭게 고를 수 있습니다.",
      described: "모든 그림에 설명이 있습니다.",
      undescribed: "설명이 없는 그림이 있습니다.",
      pages: "쪽 번호는 인쇄판과 같습니다."
    ),
  ]
}
