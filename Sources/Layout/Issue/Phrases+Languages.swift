internal import Articles

/// The table of languages, in the words that their newspapers use.
extension Phrases {
  static let all: [String: Phrases] = [
    "en": english,
    "en-US": englishOfAmerica,
    "de": german,
    "fr": french,
    "es": spanish,
    "it": italian,
    "pt": portuguese,
    "nl": dutch,
    "sv": swedish,
    "ja": japanese,
    "zh": chinese,
    "ko": korean,
    "ar": arabic,
    "he": hebrew,
    "fa": persian,
  ]

  private static let english = Phrases(
    takeaways: "Key takeaways",
    contents: "Contents",
    cover: "Cover",
    notes: "Notes",
    colophon: "Colophon",
    previous: "Previous",
    next: "Next",
    backToText: "Back to text",
    picture: "Picture",
    page: "Page",
    article: "Article",
    readOnline: "Read online",
    continued: "Continued on page {page}",
    from: "From page {page}",
    inBrief: "In brief",
    by: "By {name}",
    and: " and ",
    number: "No. {number}",
    minutes: "{count} min",
    words: "{count} words",
    publisher: "Publisher",
    editor: "Editor",
    rights: "Rights",
    cards: [
      .video: "Video", .audio: "Audio", .post: "Post", .picture: "Picture", .document: "Document",
      .page: "Page",
    ],
    dates: DatePatterns(
      date: "{d} {M} {y}",
      longDate: "{W}, {d} {M} {y}",
      month: "{M} {y}",
      daysOfMonth: "{d} to |{d} {M} {y}",
      daysOfYear: "{d} {M} to |{d} {M} {y}",
      daysOfYears: "{d} {M} {y} to |{d} {M} {y}",
      months: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ],
      weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
      groupSeparator: ","
    )
  )

  private static let englishOfAmerica: Phrases = {
    var phrases = english
    phrases.dates.date = "{M} {d}, {y}"
    phrases.dates.longDate = "{W}, {M} {d}, {y}"
    phrases.dates.daysOfMonth = "{M} {d} to |{d}, {y}"
    phrases.dates.daysOfYear = "{M} {d} to |{M} {d}, {y}"
    phrases.dates.daysOfYears = "{M} {d}, {y} to |{M} {d}, {y}"
    return phrases
  }()

  private static let german = Phrases(
    takeaways: "Das Wichtigste",
    contents: "Inhalt",
    cover: "Titelseite",
    notes: "Anmerkungen",
    colophon: "Impressum",
    previous: "Zurück",
    next: "Weiter",
    backToText: "Zurück zum Text",
    picture: "Bild",
    page: "Seite",
    article: "Artikel",
    readOnline: "Online lesen",
    continued: "Fortsetzung auf Seite {page}",
    from: "Von Seite {page}",
    inBrief: "Kurz gemeldet",
    by: "Von {name}",
    and: " und ",
    number: "Nr. {number}",
    minutes: "{count} Min.",
    words: "{count} Wörter",
    publisher: "Herausgeber",
    editor: "Redaktion",
    rights: "Rechte",
    cards: [
      .video: "Film", .audio: "Ton", .post: "Beitrag", .picture: "Bild", .document: "Dokument",
      .page: "Seite",
    ],
    dates: DatePatterns(
      date: "{d}. {M} {y}",
      longDate: "{W}, {d}. {M} {y}",
      month: "{M} {y}",
      daysOfMonth: "{d}. bis |{d}. {M} {y}",
      daysOfYear: "{d}. {M} bis |{d}. {M} {y}",
      daysOfYears: "{d}. {M} {y} bis |{d}. {M} {y}",
      months: [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
      ],
      weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
      groupSeparator: "."
    )
  )

  private static let french = Phrases(
    takeaways: "L’essentiel",
    contents: "Sommaire",
    cover: "Couverture",
    notes: "Notes",
    colophon: "Colophon",
    previous: "Précédent",
    next: "Suivant",
    backToText: "Retour au texte",
    picture: "Image",
    page: "Page",
    article: "Article",
    readOnline: "Lire en ligne",
    continued: "Suite page {page}",
    from: "Suite de la page {page}",
    inBrief: "En bref",
    by: "Par {name}",
    and: " et ",
    number: "Nº {number}",
    minutes: "{count} min",
    words: "{count} mots",
    publisher: "Éditeur",
    editor: "Rédaction",
    rights: "Droits",
    cards: [
      .video: "Vidéo", .audio: "Son", .post: "Message", .picture: "Image", .document: "Document",
      .page: "Page",
    ],
    dates: DatePatterns(
      date: "{d} {M} {y}",
      longDate: "{W} {d} {M} {y}",
      month: "{M} {y}",
      daysOfMonth: "{d} au |{d} {M} {y}",
      daysOfYear: "{d} {M} au |{d} {M} {y}",
      daysOfYears: "{d} {M} {y} au |{d} {M} {y}",
      months: [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ],
      weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
      groupSeparator: "\u{202F}"
    )
  )

  private static let spanish = Phrases(
    takeaways: "Puntos clave",
    contents: "Contenido",
    cover: "Portada",
    notes: "Notas",
    colophon: "Colofón",
    previous: "Anterior",
    next: "Siguiente",
    backToText: "Volver al texto",
    picture: "Imagen",
    page: "Página",
    article: "Artículo",
    readOnline: "Leer en línea",
    continued: "Continúa en la página {page}",
    from: "Viene de la página {page}",
    inBrief: "En breve",
    by: "Por {name}",
    and: " y ",
    number: "N.º {number}",
    minutes: "{count} min",
    words: "{count} palabras",
    publisher: "Editorial",
    editor: "Redacción",
    rights: "Derechos",
    cards: [
      .video: "Vídeo", .audio: "Audio", .post: "Publicación", .picture: "Imagen",
      .document: "Documento", .page: "Página",
    ],
    dates: DatePatterns(
      date: "{d} de {M} de {y}",
      longDate: "{W}, {d} de {M} de {y}",
      month: "{M} de {y}",
      daysOfMonth: "{d} al |{d} de {M} de {y}",
      daysOfYear: "{d} de {M} al |{d} de {M} de {y}",
      daysOfYears: "{d} de {M} de {y} al |{d} de {M} de {y}",
      months: [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
      ],
      weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
      groupSeparator: "."
    )
  )

  private static let italian = Phrases(
    takeaways: "In sintesi",
    contents: "Indice",
    cover: "Copertina",
    notes: "Note",
    colophon: "Colophon",
    previous: "Precedente",
    next: "Successivo",
    backToText: "Torna al testo",
    picture: "Immagine",
    page: "Pagina",
    article: "Articolo",
    readOnline: "Leggi online",
    continued: "Continua a pagina {page}",
    from: "Segue da pagina {page}",
    inBrief: "In breve",
    by: "Di {name}",
    and: " e ",
    number: "N. {number}",
    minutes: "{count} min",
    words: "{count} parole",
    publisher: "Editore",
    editor: "Redazione",
    rights: "Diritti",
    cards: [
      .video: "Video", .audio: "Audio", .post: "Post", .picture: "Immagine", .document: "Documento",
      .page: "Pagina",
    ],
    dates: DatePatterns(
      date: "{d} {M} {y}",
      longDate: "{W} {d} {M} {y}",
      month: "{M} {y}",
      daysOfMonth: "{d}–|{d} {M} {y}",
      daysOfYear: "{d} {M} – |{d} {M} {y}",
      daysOfYears: "{d} {M} {y} – |{d} {M} {y}",
      months: [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre",
      ],
      weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
      groupSeparator: "."
    )
  )

  private static let portuguese = Phrases(
    takeaways: "Pontos principais",
    contents: "Conteúdo",
    cover: "Capa",
    notes: "Notas",
    colophon: "Colofão",
    previous: "Anterior",
    next: "Seguinte",
    backToText: "Voltar ao texto",
    picture: "Imagem",
    page: "Página",
    article: "Artigo",
    readOnline: "Ler online",
    continued: "Continua na página {page}",
    from: "Da página {page}",
    inBrief: "Em resumo",
    by: "Por {name}",
    and: " e ",
    number: "N.º {number}",
    minutes: "{count} min",
    words: "{count} palavras",
    publisher: "Editora",
    editor: "Redação",
    rights: "Direitos",
    cards: [
      .video: "Vídeo", .audio: "Áudio", .post: "Publicação", .picture: "Imagem",
      .document: "Documento", .page: "Página",
    ],
    dates: DatePatterns(
      date: "{d} de {M} de {y}",
      longDate: "{W}, {d} de {M} de {y}",
      month: "{M} de {y}",
      daysOfMonth: "{d} a |{d} de {M} de {y}",
      daysOfYear: "{d} de {M} a |{d} de {M} de {y}",
      daysOfYears: "{d} de {M} de {y} a |{d} de {M} de {y}",
      months: [
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
        "outubro", "novembro", "dezembro",
      ],
      weekdays: [
        "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado",
        "domingo",
      ],
      groupSeparator: "."
    )
  )

  private static let dutch = Phrases(
    takeaways: "Kort samengevat",
    contents: "Inhoud",
    cover: "Omslag",
    notes: "Noten",
    colophon: "Colofon",
    previous: "Vorige",
    next: "Volgende",
    backToText: "Terug naar de tekst",
    picture: "Beeld",
    page: "Pagina",
    article: "Artikel",
    readOnline: "Lees online",
    continued: "Vervolg op pagina {page}",
    from: "Vervolg van pagina {page}",
    inBrief: "Kort nieuws",
    by: "Door {name}",
    and: " en ",
    number: "Nr. {number}",
    minutes: "{count} min",
    words: "{count} woorden",
    publisher: "Uitgever",
    editor: "Redactie",
    rights: "Rechten",
    cards: [
      .video: "Video", .audio: "Geluid", .post: "Bericht", .picture: "Beeld", .document: "Document",
      .page: "Pagina",
    ],
    dates: DatePatterns(
      date: "{d} {M} {y}",
      longDate: "{W} {d} {M} {y}",
      month: "{M} {y}",
      daysOfMonth: "{d} t/m |{d} {M} {y}",
      daysOfYear: "{d} {M} t/m |{d} {M} {y}",
      daysOfYears: "{d} {M} {y} t/m |{d} {M} {y}",
      months: [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
      ],
      weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
      groupSeparator: "."
    )
  )

  private static let swedish = Phrases(
    takeaways: "I korthet",
    contents: "Innehåll",
    cover: "Omslag",
    notes: "Noter",
    colophon: "Redaktionsruta",
    previous: "Föregående",
    next: "Nästa",
    backToText: "Tillbaka till texten",
    picture: "Bild",
    page: "Sida",
    article: "Artikel",
    readOnline: "Läs på nätet",
    continued: "Fortsättning på sidan {page}",
    from: "Från sidan {page}",
    inBrief: "I korthet",
    by: "Av {name}",
    and: " och ",
    number: "Nr {number}",
    minutes: "{count} min",
    words: "{count} ord",
    publisher: "Utgivare",
    editor: "Redaktör",
    rights: "Rättigheter",
    cards: [
      .video: "Film", .audio: "Ljud", .post: "Inlägg", .picture: "Bild", .document: "Dokument",
      .page: "Sida",
    ],
    dates: DatePatterns(
      date: "{d} {M} {y}",
      longDate: "{W} {d} {M} {y}",
      month: "{M} {y}",
      daysOfMonth: "{d}–|{d} {M} {y}",
      daysOfYear: "{d} {M} – |{d} {M} {y}",
      daysOfYears: "{d} {M} {y} – |{d} {M} {y}",
      months: [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
        "oktober", "november", "december",
      ],
      weekdays: ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
      groupSeparator: "\u{202F}"
    )
  )

  private static let japanese = Phrases(
    takeaways: "要点",
    contents: "目次",
    cover: "表紙",
    notes: "注",
    colophon: "奥付",
    previous: "前へ",
    next: "次へ",
    backToText: "本文に戻る",
    picture: "画像",
    page: "ページ",
    article: "記事",
    readOnline: "ウェブで読む",
    continued: "{page}ページに続く",
    from: "{page}ページから",
    inBrief: "短信",
    by: "{name}",
    and: "、",
    number: "第{number}号",
    minutes: "{count}分",
    words: "{count}字",
    publisher: "発行",
    editor: "編集",
    rights: "著作権",
    cards: [
      .video: "動画", .audio: "音声", .post: "投稿", .picture: "画像", .document: "文書", .page: "ページ",
    ],
    dates: DatePatterns(
      date: "{y}年{m}月{d}日",
      longDate: "{y}年{m}月{d}日{W}",
      month: "{y}年{m}月",
      daysOfMonth: "{y}年{m}月{d}日〜|{d}日",
      daysOfYear: "{y}年{m}月{d}日〜|{m}月{d}日",
      daysOfYears: "{y}年{m}月{d}日〜|{y}年{m}月{d}日",
      months: [],
      weekdays: ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"],
      groupSeparator: ","
    )
  )

  private static let chinese = Phrases(
    takeaways: "要点",
    contents: "目录",
    cover: "封面",
    notes: "注释",
    colophon: "版权页",
    previous: "上一篇",
    next: "下一篇",
    backToText: "返回正文",
    picture: "图片",
    page: "页",
    article: "文章",
    readOnline: "在线阅读",
    continued: "下转第{page}页",
    from: "上接第{page}页",
    inBrief: "简讯",
    by: "{name}",
    and: "、",
    number: "第{number}期",
    minutes: "{count}分钟",
    words: "{count}字",
    publisher: "出版",
    editor: "编辑",
    rights: "版权",
    cards: [.video: "视频", .audio: "音频", .post: "帖子", .picture: "图片", .document: "文档", .page: "网页"],
    dates: DatePatterns(
      date: "{y}年{m}月{d}日",
      longDate: "{y}年{m}月{d}日 {W}",
      month: "{y}年{m}月",
      daysOfMonth: "{y}年{m}月{d}日至|{d}日",
      daysOfYear: "{y}年{m}月{d}日至|{m}月{d}日",
      daysOfYears: "{y}年{m}月{d}日至|{y}年{m}月{d}日",
      months: [],
      weekdays: ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
      groupSeparator: ","
    )
  )

  private static let korean = Phrases(
    takeaways: "핵심 요약",
    contents: "차례",
    cover: "표지",
    notes: "주",
    colophon: "판권",
    previous: "이전",
    next: "다음",
    backToText: "본문으로",
    picture: "그림",
    page: "쪽",
    article: "기사",
    readOnline: "온라인에서 읽기",
    continued: "{page}면에 계속",
    from: "{page}면에서 이어짐",
    inBrief: "단신",
    by: "{name}",
    and: ", ",
    number: "제{number}호",
    minutes: "{count}분",
    words: "{count}단어",
    publisher: "발행",
    editor: "편집",
    rights: "저작권",
    cards: [
      .video: "동영상", .audio: "오디오", .post: "게시물", .picture: "그림", .document: "문서", .page: "페이지",
    ],
    dates: DatePatterns(
      date: "{y}년 {m}월 {d}일",
      longDate: "{y}년 {m}월 {d}일 {W}",
      month: "{y}년 {m}월",
      daysOfMonth: "{y}년 {m}월 {d}일~|{d}일",
      daysOfYear: "{y}년 {m}월 {d}일 ~ |{m}월 {d}일",
      daysOfYears: "{y}년 {m}월 {d}일 ~ |{y}년 {m}월 {d}일",
      months: [],
      weekdays: ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"],
      groupSeparator: ","
    )
  )

  /// For languages that the table lacks: English words, and dates that everyone can read.
  static let unknown: Phrases = {
    var phrases = english
    phrases.dates = DatePatterns(
      date: "{iso}",
      longDate: "{iso}",
      month: "{y}-{M}",
      daysOfMonth: "{iso}/|{iso}",
      daysOfYear: "{iso}/|{iso}",
      daysOfYears: "{iso}/|{iso}",
      months: [],
      weekdays: []
    )
    return phrases
  }()
}
