import Articles
import Digests
import Testing

@testable import Catalog

@Suite struct `the form of a catalog` {
  /// The sums of what each form writes of some issues, without the sizes of files, which libraries may pack otherwise.
  private static let sums = [
    1: "cb1c695fd2830e749f4a3fc3ea30b764d4d8cc2225a17a2e0d3f31c726eae7fd"
  ]

  /// `run` leaves a catalog as it is while issues, settings and form are the same: one that a new program would write
  /// otherwise needs a form of its own.
  @Test func `counts up with everything that is written otherwise`() async throws {
    let folder = try SampleFolder.ofEditions()
    var german = SampleFolder.Options()
    german.language = try #require(LanguageTag("de"))
    try folder.add(week: 3, german)
    let texts = try await folder.catalog().catalog?.texts ?? [:]
    let written = texts.sorted { $0.key < $1.key }.map { name, text in
      "\(name)\n\(text.replacing(#/length="\d+"|"size": \d+|\d+\u{A0}KB/#, with: "size"))"
    }
    #expect(written.count > 30)
    #expect(
      `the form of a catalog`.sums[Catalog.form] == Digest.sha256(Array(written.joined().utf8)),
      "where the change is meant, count 'Catalog.form' up and write the new sum beside its number"
    )
  }
}
