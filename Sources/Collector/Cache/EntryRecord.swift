import Articles
import Diagnostics
import Workspace

/// What was understood of one file: its entry, if it makes one, and the findings.
struct EntryRecord: Sendable {
  var entry: SiteEntry?
  var findings: [Diagnostic] = []

  init(entry: SiteEntry?, findings: [Diagnostic] = []) {
    self.entry = entry
    self.findings = findings
  }

  init(_ read: Diagnosed<SiteEntry?>) { self.init(entry: read.value, findings: read.diagnostics) }

  /// Reads what `write` wrote of a file that is still where it was; else `nil`.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, of file: ContentFile) {
    var reader = RecordReader(bytes)
    do throws(RecordReader.Damaged) {
      guard try reader.finds(file) else { return nil }
      entry = try reader.flag() ? try reader.entry(of: file) : nil
      findings = try reader.list { reader throws(RecordReader.Damaged) in try reader.finding() }
    } catch { return nil }
    guard reader.isAtEnd else { return nil }
  }

  /// The record as bytes; `nil` for one that holds more than a record can.
  func bytes(of file: ContentFile) -> [UInt8]? {
    if let entry, !entry.particulars.isKeepable(of: file) { return nil }
    var writer = RecordWriter()
    writer.write(file)
    writer.write(entry != nil)
    if let entry { writer.write(entry) }
    writer.write(findings) { $0.write($1) }
    return writer.bytes
  }
}

extension SiteEntry.Particulars {
  /// Whether nothing is in the entry that only its text tells, or that is of another file.
  fileprivate func isKeepable(of file: ContentFile) -> Bool {
    var own = self.file
    own.language = file.language
    return own == file && path == file.path && metadata.path == file.path.string
      && metadata.summary == nil && metadata.image == nil && metadata.imageCaption == nil
  }
}

// MARK: Files

// What the tree around a file makes of it: all of `ContentFile` but the path, by which records are found.

extension RecordWriter {
  fileprivate mutating func write(_ file: ContentFile) {
    write(file.kindCode)
    write(file.folder)
    write(file.name)
    write(file.language)
    write(file.root)
    write(file.collection)
  }
}

extension RecordReader {
  fileprivate mutating func finds(_ file: ContentFile) throws(Damaged) -> Bool {
    guard try integer() == file.kindCode, try finds(file.folder), try finds(file.name),
      try optionalText() == file.language, try integer() == file.root,
      try optionalText() == file.collection
    else { return false }
    return true
  }
}

extension ContentFile {
  /// Its role, its format, and whether it is published; items of feeds are never kept.
  fileprivate var kindCode: Int {
    let role =
      switch role {
      case .single: 0
      case .bundle: 1
      case .section: 2
      }
    let format =
      switch format {
      case .markdown: 0
      case .html: 1
      case .foreign: 2
      }
    return role * 8 + format * 2 + (isPublished ? 1 : 0)
  }
}

// MARK: Findings

extension RecordWriter {
  fileprivate mutating func write(_ finding: Diagnostic) {
    write(finding.severity.rawValue)
    write(finding.id)
    write(finding.message)
    write(finding.hint)
    write(finding.place) { writer, place in
      writer.write(place.file)
      writer.write(place.line)
      writer.write(place.column)
    }
  }
}

extension RecordReader {
  fileprivate mutating func finding() throws(Damaged) -> Diagnostic {
    guard let severity = Diagnostic.Severity(rawValue: try text()) else { throw Damaged() }
    var finding = Diagnostic(severity, id: try text(), try text())
    finding.hint = try optionalText()
    finding.place = try optional { reader throws(Damaged) in
      SourcePlace(
        file: try reader.text(),
        line: try reader.optionalInteger(),
        column: try reader.optionalInteger()
      )
    }
    return finding
  }
}
