/// The table of languages: those that `Phrases` has too.
extension MailPhrases {
  static let all: [String: MailPhrases] = [
    "en": english, "de": german, "fr": french, "es": spanish, "it": italian, "pt": portuguese,
    "nl": dutch, "sv": swedish, "ja": japanese, "zh": chinese, "ko": korean,
  ]

  static let english = MailPhrases(
    attached: "The whole issue is attached: {files}.",
    pdf: "a PDF ({size}) for paper and tablets",
    epub: "an EPUB ({size}) for e-readers",
    download: "The whole issue, to download:",
    follows: "What follows is what is in it.",
    stories: "{count} stories",
    story: "{count} story",
    more: "{count} more stories are in the issue.",
    reason: "You get this because you subscribed to {title}.",
    unsubscribe: "Unsubscribe",
    preferences: "Choose departments and formats"
  )

  private static let german = MailPhrases(
    attached: "Die ganze Ausgabe liegt bei: {files}.",
    pdf: "ein PDF ({size}) für Papier und Tablet",
    epub: "ein EPUB ({size}) für E-Reader",
    download: "Die ganze Ausgabe zum Herunterladen:",
    follows: "Hier steht, was darin ist.",
    stories: "{count} Artikel",
    story: "{count} Artikel",
    more: "{count} weitere Artikel stehen in der Ausgabe.",
    reason: "Sie erhalten diese Nachricht, weil Sie {title} abonniert haben.",
    unsubscribe: "Abbestellen",
    preferences: "Ressorts und Formate wählen"
  )

  private static let french = MailPhrases(
    attached: "Le numéro complet est joint : {files}.",
    pdf: "un PDF ({size}) pour le papier et la tablette",
    epub: "un EPUB ({size}) pour la liseuse",
    download: "Le numéro complet, à télécharger :",
    follows: "Voici ce qu’il contient.",
    stories: "{count} articles",
    story: "{count} article",
    more: "{count} autres articles sont dans le numéro.",
    reason: "Vous recevez ce message parce que vous êtes abonné à {title}.",
    unsubscribe: "Se désabonner",
    preferences: "Choisir rubriques et formats"
  )

  private static let spanish = MailPhrases(
    attached: "El número completo va adjunto: {files}.",
    pdf: "un PDF ({size}) para papel y tableta",
    epub: "un EPUB ({size}) para lectores electrónicos",
    download: "El número completo, para descargar:",
    follows: "Esto es lo que contiene.",
    stories: "{count} artículos",
    story: "{count} artículo",
    more: "Hay {count} artículos más en el número.",
    reason: "Recibe este mensaje porque está suscrito a {title}.",
    unsubscribe: "Darse de baja",
    preferences: "Elegir secciones y formatos"
  )

  private static let italian = MailPhrases(
    attached: "Il numero completo è allegato: {files}.",
    pdf: "un PDF ({size}) per carta e tablet",
    epub: "un EPUB ({size}) per e-reader",
    download: "Il numero completo, da scaricare:",
    follows: "Ecco che cosa contiene.",
    stories: "{count} articoli",
    story: "{count} articolo",
    more: "Altri {count} articoli sono nel numero.",
    reason: "Riceve questo messaggio perché è iscritto a {title}.",
    unsubscribe: "Annulla l’iscrizione",
    preferences: "Scegli sezioni e formati"
  )

  private static let portuguese = MailPhrases(
    attached: "A edição completa segue em anexo: {files}.",
    pdf: "um PDF ({size}) para papel e tablet",
    epub: "um EPUB ({size}) para leitores digitais",
    download: "A edição completa, para descarregar:",
    follows: "Eis o que contém.",
    stories: "{count} artigos",
    story: "{count} artigo",
    more: "Há mais {count} artigos na edição.",
    reason: "Recebe esta mensagem porque subscreveu {title}.",
    unsubscribe: "Cancelar a subscrição",
    preferences: "Escolher secções e formatos"
  )

  private static let dutch = MailPhrases(
    attached: "Het hele nummer is bijgevoegd: {files}.",
    pdf: "een pdf ({size}) voor papier en tablet",
    epub: "een epub ({size}) voor e-readers",
    download: "Het hele nummer, om te downloaden:",
    follows: "Hieronder staat wat erin staat.",
    stories: "{count} artikelen",
    story: "{count} artikel",
    more: "Nog {count} artikelen staan in het nummer.",
    reason: "U ontvangt dit omdat u op {title} geabonneerd bent.",
    unsubscribe: "Afmelden",
    preferences: "Rubrieken en formaten kiezen"
  )

  private static let swedish = MailPhrases(
    attached: "Hela numret är bifogat: {files}.",
    pdf: "en PDF ({size}) för papper och surfplatta",
    epub: "en EPUB ({size}) för läsplatta",
    download: "Hela numret, att ladda ner:",
    follows: "Här är vad det innehåller.",
    stories: "{count} artiklar",
    story: "{count} artikel",
    more: "{count} artiklar till finns i numret.",
    reason: "Du får detta eftersom du prenumererar på {title}.",
    unsubscribe: "Avsluta prenumerationen",
    preferences: "Välj avdelningar och format"
  )

  private static let japanese = MailPhrases(
    attached: "この号の全体を添付しています：{files}。",
    pdf: "紙・タブレット用のPDF（{size}）",
    epub: "電子書籍リーダー用のEPUB（{size}）",
    download: "この号の全体のダウンロード：",
    follows: "以下はその内容です。",
    stories: "{count}本の記事",
    story: "{count}本の記事",
    more: "ほかに{count}本の記事がこの号にあります。",
    reason: "このメールは「{title}」を購読されている方にお送りしています。",
    unsubscribe: "購読を解除する",
    preferences: "部門と形式を選ぶ"
  )

  private static let chinese = MailPhrases(
    attached: "附件为本期全文：{files}。",
    pdf: "供打印和平板阅读的 PDF（{size}）",
    epub: "供电子书阅读器使用的 EPUB（{size}）",
    download: "下载本期全文：",
    follows: "以下是本期内容。",
    stories: "{count} 篇文章",
    story: "{count} 篇文章",
    more: "本期另有 {count} 篇文章。",
    reason: "您收到此邮件是因为订阅了《{title}》。",
    unsubscribe: "退订",
    preferences: "选择栏目和格式"
  )

  private static let korean = MailPhrases(
    attached: "이번 호 전체를 첨부합니다: {files}.",
    pdf: "인쇄·태블릿용 PDF({size})",
    epub: "전자책 단말기용 EPUB({size})",
    download: "이번 호 전체 내려받기:",
    follows: "실린 내용은 다음과 같습니다.",
    stories: "기사 {count}건",
    story: "기사 {count}건",
    more: "이번 호에는 기사 {count}건이 더 있습니다.",
    reason: "{title}을(를) 구독하셔서 보내 드립니다.",
    unsubscribe: "구독 취소",
    preferences: "분야와 형식 선택"
  )
}
