import Articles
import Foundation
import Geometry
import Layout
import PageModel
import Testing
import TextShaping
import Typesetting

/// Pages in other scripts against dumps that a person has read, beside pictures of the pages.
///
/// `BROADSHEET_ACCEPT=1 swift test --filter ScriptPageTests` writes the dumps anew.
@Suite(.enabled(if: ScriptCase.hasFonts))
struct ScriptPageTests {
  @Test(arguments: ScriptCase.all)
  func `a page of every script stands as it was accepted`(_ sample: ScriptCase) async throws {
    let issue = try await sample.set(on: "90x120mm", layout: "ereader")
    try GoldenFile(named: "script-\(sample.language)").expect(issue.document.pages.suffix(1))
  }

  @Test(arguments: ["newspaper", "briefing"])
  func `an Arabic issue is the mirror of a Latin one`(layout: String) async throws {
    let issue = try await ScriptCase.arabic.set(on: "a4", layout: layout)
    try GoldenFile(named: "arabic-\(layout)").expect(issue.document.pages.suffix(1))
    let page = try #require(issue.document.pages.last)
    let first = try #require(page.runs.first { $0.text.contains("القارب") && $0.size.points < 12 })
    #expect(first.origin.x > page.size.width * 0.3, "its text begins at the right of the page")
  }

  @Test func `an English article in an Arabic issue reads from the left`() async throws {
    let english = IssueCase.article("Note", [.paragraph([.text("One line.")])])
    let language = try #require(LanguageTag("ar"))
    let arabic = IssueCase.article("خبر", [.paragraph([.text("سطر واحد.")])], language: language)
    let issue = try await IssueCase.set(
      [arabic, english],
      title: "صحيفة",
      language: language,
      fonts: ScriptCase.fonts
    )
    let runs = issue.document.pages.flatMap(\.runs).filter { $0.text.hasPrefix("One line.") }
    #expect(runs.count == 1 && runs.allSatisfy { !$0.isRightToLeft })
    #expect(Set(issue.document.structure.elements.compactMap(\.language)) == ["en"])
  }
}

/// A short article of one script.
struct ScriptCase: Sendable, CustomTestStringConvertible {
  var language: String
  var title: String
  var text: String
  var items: [String] = []

  var testDescription: String { language }

  static let arabic = ScriptCase(
    language: "ar",
    title: "القارب يعود إلى البحيرة",
    text: "عاد القارب «الأزرق» إلى البحيرة بعد 12 عامًا (منذ 2014)، وقال الربّان: «شكرًا Hesk Water!»",
    items: ["الرحلة الأولى", "الرحلة الثانية"]
  )

  static let all = [
    arabic,
    ScriptCase(
      language: "he",
      title: "הסירה חזרה לאגם",
      text: "הסירה \"כחולה\" חזרה לאגם אחרי 12 שנים (מאז 2014), והקברניט אמר: תודה Hesk Water!",
      items: ["הפלגה ראשונה"]
    ),
    ScriptCase(
      language: "fa",
      title: "قایق به دریاچه بازگشت",
      text: "قایق «آبی» پس از ۱۲ سال به دریاچه بازگشت و ناخدا گفت: می‌خواهیم هر روز برویم."
    ),
    ScriptCase(
      language: "ja",
      title: "青い船、湖に戻る",
      text: "青い船「しらさぎ」が、十二年ぶりに湖へ戻った（二〇一四年以来）。船長は「ありがとう。」「Hesk Waterよ」と言った。……",
      items: ["第一便：六時", "第二便：七時"]
    ),
    ScriptCase(
      language: "zh-Hans",
      title: "蓝船重返湖上",
      text: "蓝船“白鹭号”时隔12年重返湖上（2014年以来）。船长说：“谢谢你，Hesk Water！”——大家都笑了……"
    ),
    ScriptCase(
      language: "th",
      title: "เรือสีน้ำเงินกลับมา",
      text: "เรือสีน้ำเงินกลับมายังทะเลสาบหลังจากผ่านไป 12 ปี กัปตันกล่าวว่าขอบคุณทุกคนที่รอคอย"
    ),
    ScriptCase(
      language: "hi",
      title: "नीली नाव झील पर लौटी",
      text: "नीली नाव १२ वर्ष बाद झील पर लौटी। कप्तान ने कहा, “धन्यवाद!” क्षत्रिय, ज्ञान, द्वितीय।"
    ),
    ScriptCase(
      language: "ta",
      title: "நீலப் படகு திரும்பியது",
      text: "நீலப் படகு 12 ஆண்டுகளுக்குப் பின் ஏரிக்குத் திரும்பியது. கௌரவம், ஸ்ரீ, கொக்கு."
    ),
    ScriptCase(
      language: "en",
      title: "A boat 🚢 is back",
      text: "Back 😀 with 👩‍👩‍👧‍👦 and 👩🏽‍🚀, under 🇨🇭 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿, 👍🏽 1️⃣ ❤️; and \u{13000}."
    ),
  ]

  static let hasFonts =
    IssueCase.hasFonts
    && ["amiri/Amiri-Regular.ttf", "noto-serif-thai/NotoSerifThai-Regular.ttf"].allSatisfy {
      FileManager.default.fileExists(atPath: "\(IssueCase.folder)/\($0)")
    }

  static let fonts = FontLibrary(
    catalogue: FontCatalogue(
      families: IssueCase.families + [
        .init(
          key: "amiri",
          name: "",
          files: [.regular: "Amiri-Regular.ttf", .bold: "Amiri-Bold.ttf"]
        ),
        .init(
          key: "noto-serif-cjk",
          name: "",
          files: [.regular: "NotoSerifCJK-Regular.ttc", .bold: "NotoSerifCJK-Bold.ttc"],
          collection: ["ja", "ko", "zh-Hans", "zh-Hant", "zh-HK"]
        ),
        serif("thai", "NotoSerifThai"), serif("devanagari", "NotoSerifDevanagari"),
        serif("tamil", "NotoSerifTamil"), serif("hebrew", "NotoSerifHebrew"),
        .init(key: "noto-color-emoji", name: "", files: [.regular: "NotoColorEmoji.ttf"]),
      ],
      serifFallback: fallback,
      sansFallback: fallback
    ),
    folder: IssueCase.folder
  )

  private static let fallback = [
    "noto-serif-hebrew", "amiri", "noto-serif-thai", "noto-serif-devanagari", "noto-serif-tamil",
    "noto-serif-cjk", "noto-color-emoji",
  ]

  private static func serif(_ script: String, _ file: String) -> FontFamily {
    FontFamily(
      key: "noto-serif-\(script)",
      name: "",
      files: [.regular: "\(file)-Regular.ttf", .bold: "\(file)-Bold.ttf"]
    )
  }

  func set(on paper: String, layout: String) async throws -> SetIssue {
    let language = try #require(LanguageTag(language))
    var blocks = [Block.paragraph([.text(text)])]
    if !items.isEmpty {
      let list = items.map { List.Item([.paragraph([.text($0)])]) }
      blocks.append(.list(List(.number(start: 1), list, isTight: true)))
    }
    return try await IssueCase.set(
      [IssueCase.article(title, blocks, language: language)],
      on: paper,
      layout: layout,
      title: title,
      language: language,
      fonts: Self.fonts
    )
  }
}
