import Foundation
import TestSupport
import Testing

/// A PDF as other programs read it.
struct PrintedPDF {
  let bytes: [UInt8]
  fileprivate let folder: TemporaryFolder
  private var path: String { folder.path + "/test.pdf" }

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    folder = try TemporaryFolder()
    try folder.write(Data(bytes), to: "test.pdf")
  }

  /// The programs of `.ci/packages/test.txt` that these tests ask.
  static let areReadersPresent = [
    "qpdf", "pdftotext", "pdftoppm", "pdfimages", "pdfinfo", "pdffonts", "mutool",
  ]
  .allSatisfy { Tool(named: $0) != nil }

  /// What a program prints of the file; `FILE` among the arguments is the file.
  func read(_ tool: String, _ arguments: String...) throws -> String {
    let run = try #require(Tool(named: tool))
      .run(arguments.map { $0 == "FILE" ? path : $0 }, environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.exitCode == 0, "\(tool): \(run.output)\(run.errors)")
    #expect(run.errors == "", "\(tool)")
    return run.output
  }

  var text: String {
    get throws { try read("pdftotext", "-enc", "UTF-8", "FILE", "-") }
  }

  /// As MuPDF reads it, which tells on standard error what it was built without.
  var textByMuPDF: String {
    get throws {
      try #require(Tool(named: "mutool")).run(["draw", "-q", "-F", "txt", path]).output
    }
  }

  /// Elements and their text, as a listener meets them.
  var structure: String {
    get throws { try read("pdfinfo", "-struct-text", "FILE") }
  }

  /// All objects, readable.
  var objects: String {
    get throws { try read("qpdf", "--qdf", "--object-streams=disable", "FILE", "-") }
  }

  /// Fails unless qpdf finds nothing wrong.
  func check() throws {
    let report = try read("qpdf", "--check", "FILE")
    #expect(report.contains("No syntax or stream encoding errors found"), "\(report)")
  }
}

extension PrintedPDF {
  /// The colour of the first page at a place in points from its top left corner.
  func pixel(x: Int, y: Int) throws -> [UInt8] {
    _ = try read(
      "pdftoppm",
      "-r",
      "72",
      "-x",
      "\(x)",
      "-y",
      "\(y)",
      "-W",
      "1",
      "-H",
      "1",
      "-singlefile",
      "FILE",
      folder.path + "/pixel"
    )
    return Array(try folder.bytes(of: "pixel.ppm").suffix(3))
  }

  /// The file's first picture as a Portable Pixmap: its samples come last.
  var firstPicture: [UInt8] {
    get throws {
      _ = try read("pdfimages", "FILE", folder.path + "/picture")
      return try folder.bytes(of: "picture-000.ppm")
    }
  }
}
