import Glibc
import Testing
import TextShaping

/// The fonts that `make fonts` brings, as few of them as these tests need.
enum TestFonts {
  static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    + "/fonts"

  /// Whether the font files are there.
  static let arePresent = access("\(folder)/linux-libertine/LinLibertine_R.otf", R_OK) == 0

  static let library = FontLibrary(catalogue: catalogue, folder: folder)

  static let catalogue = FontCatalogue(
    families: [
      FontFamily(
        key: "linux-libertine",
        name: "Linux Libertine",
        files: [.regular: "LinLibertine_R.otf", .bold: "LinLibertine_RB.otf"]
      ),
      FontFamily(key: "absent", name: "Absent", files: [.regular: "Absent.otf"]),
      FontFamily(key: ".", name: "No font", files: [.regular: "families.yaml"]),
      FontFamily(key: "amiri", name: "Amiri", files: [.regular: "Amiri-Regular.ttf"]),
      FontFamily(
        key: "noto-serif-cjk",
        name: "Noto Serif CJK",
        files: [.regular: "NotoSerifCJK-Regular.ttc"],
        collection: ["ja", "ko", "zh-Hans", "zh-Hant", "zh-HK"]
      ),
      FontFamily(
        key: "noto-color-emoji",
        name: "Noto Color Emoji",
        files: [.regular: "NotoColorEmoji.ttf"]
      ),
    ],
    serifFallback: ["absent", "amiri", "noto-serif-cjk", "noto-color-emoji"]
  )
}
