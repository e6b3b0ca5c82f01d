internal import Articles
package import Diagnostics

/// The people of a file: a table with a head (`address,name,format,language,departments,edition`), or an address a line.
package struct RecipientList: Hashable, Sendable {
  package var recipients: [Recipient] = []
  /// Whether nobody stands in the file, be it that it is empty or has a head alone.
  package var isBlank = false

  /// Reads a file; whoever cannot be written to is left out, and found.
  package static func read(_ bytes: [UInt8], file: String) -> Diagnosed<RecipientList> {
    var reader = RecipientReader(file: file)
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let place = text.placeOfInvalidUTF8(in: file) else {
      reader.read(text)
      let list = RecipientList(recipients: reader.recipients, isBlank: reader.isBlank)
      return Diagnosed(list, reader.findings)
    }
    return Diagnosed(RecipientList(), [.recipientsNotUTF8(at: place)])
  }
}

/// Reads people one after the other.
private struct RecipientReader {
  let file: String
  var recipients: [Recipient] = []
  var findings: [Diagnostic] = []
  /// Whether no line was there for anybody, be it one that cannot be read.
  private(set) var isBlank = true
  /// Where each address stood first.
  private var known: [String: SourcePlace] = [:]

  init(file: String) { self.file = file }

  mutating func read(_ bytes: [UInt8]) {
    let firstLine = bytes.split(whereSeparator: { $0 == 10 || $0 == 13 })
      .first { !$0.allSatisfy { $0 == 32 || $0 == 9 } && $0.first != UInt8(ascii: "#") }
    let isTable =
      file.lowercased().hasSuffix(".csv")
      || firstLine.map { !$0.contains(UInt8(ascii: "@")) } ?? false
    if isTable { readTable(bytes) } else { readLines(bytes) }
  }

  // MARK: Lines

  /// Lines of `ann@x.example` or `Ann Author <ann@x.example>`; those that begin with `#` say nothing.
  private mutating func readLines(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
      let indent = text.prefix { $0 == " " || $0 == "\t" }.count
      let written = text.dropFirst(indent).withoutTrailingSpace
      guard !written.isEmpty, !written.hasPrefix("#") else { continue }
      isBlank = false
      let place = SourcePlace(file: file, line: index + 1, column: indent + 1)
      let (name, address) = Mailbox.parts(of: written)
      add(address, name: name, at: place) { _, _ in }
    }
  }

  // MARK: Tables

  private enum Column: String, CaseIterable {
    case address, name, format, language, departments, edition

    /// Names that other programs give the same column.
    static let others: [String: Column] = [
      "email": .address, "e-mail": .address, "mail": .address, "formats": .format,
      "lang": .language, "department": .departments, "editions": .edition,
    ]

    init?(named name: String) {
      guard let column = Column(rawValue: name) ?? Column.others[name] else { return nil }
      self = column
    }
  }

  private mutating func readTable(_ bytes: [UInt8]) {
    var scanner = TableScanner(bytes, file: file)
    guard let head = scanner.row() else { return }
    let columns = head.map { columnNamed($0) }
    guard columns.contains(.address) else {
      isBlank = false
      findings.append(.tableWithoutAddresses(at: head[0].place))
      return
    }
    while let row = scanner.row() {
      isBlank = false
      var cells: [Column: TableScanner.Cell] = [:]
      for (column, cell) in zip(columns, row) {
        if let column, !cell.text.isEmpty { cells[column] = cell }
      }
      if row.count > columns.count {
        findings.append(.surplusCells(row.count, columns: columns.count, at: row[0].place))
      }
      read(cells, at: row[0].place)
    }
  }

  private mutating func columnNamed(_ cell: TableScanner.Cell) -> Column? {
    let name = cell.text.lowercased()
    if let column = Column(named: name) { return column }
    // A table that begins with an address has lost its head, and that is told alone.
    if !name.isEmpty, !name.contains("@") {
      findings.append(
        .unknownColumn(cell.text, at: cell.place, among: Column.allCases.map(\.rawValue))
      )
    }
    return nil
  }

  private mutating func read(_ cells: [Column: TableScanner.Cell], at place: SourcePlace) {
    guard let address = cells[.address] else {
      findings.append(.rowWithoutAddress(at: place))
      return
    }
    add(address.text, name: cells[.name]?.text, at: address.place) { reader, recipient in
      reader.readWishes(cells, into: &recipient)
    }
  }

  private mutating func readWishes(
    _ cells: [Column: TableScanner.Cell],
    into recipient: inout Recipient
  ) {
    if let cell = cells[.format] { recipient.formats = formats(cell) }
    if let cell = cells[.language] {
      recipient.language = LanguageTag(cell.text)
      if recipient.language == nil { findings.append(.unknownLanguage(cell.text, at: cell.place)) }
    }
    recipient.editions = cells[.edition]?.text.listed.map { $0.lowercased() } ?? []
    recipient.departments = cells[.departments]?.text.listed ?? []
    recipient.departmentsPlace = cells[.departments]?.place
  }

  private mutating func formats(_ cell: TableScanner.Cell) -> Set<Recipient.Format> {
    var formats: Set<Recipient.Format> = []
    for name in cell.text.listed.map({ $0.lowercased() }) {
      if let format = Recipient.Format(rawValue: name) {
        formats.insert(format)
      } else if name == "both" || name == "all" {
        formats.formUnion([.epub, .pdf])
      } else {
        findings.append(.unknownFormat(name, at: cell.place))
      }
    }
    return formats
  }

  // MARK: People

  private mutating func add(
    _ written: String,
    name: String?,
    at place: SourcePlace,
    _ complete: (inout RecipientReader, inout Recipient) -> Void
  ) {
    if let name, name.unicodeScalars.contains(where: \.isControl) {
      findings.append(.unsafeName(name, at: place))
      return
    }
    do throws(MailAddress.Flaw) {
      let address = try MailAddress(written)
      if let first = known[address.key] {
        findings.append(.repeatedAddress(written, at: place, first: first))
        return
      }
      known[address.key] = place
      var recipient = Recipient(address, name: name?.isEmpty == false ? name : nil)
      recipient.place = place
      complete(&self, &recipient)
      recipients.append(recipient)
    } catch {
      findings.append(.badAddress(written, error, at: place))
    }
  }
}

/// `Ann Author <ann@x.example>`, as people write a mailbox.
enum Mailbox {
  static func parts(of written: String) -> (name: String?, address: String) {
    guard written.hasSuffix(">"), let open = written.lastIndex(of: "<") else {
      return (nil, written)
    }
    let address = written[written.index(after: open)...].dropLast()
    var name = written[..<open].withoutTrailingSpace
    if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") {
      name = String(name.dropFirst().dropLast())
    }
    return (name.isEmpty ? nil : name, String(address))
  }
}

extension StringProtocol {
  var withoutTrailingSpace: String {
    var rest = self[...]
    while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }

  /// The parts of a list in one cell: `epub;pdf`, `Lake, Valley`.
  var listed: [String] {
    split(whereSeparator: { ";,|".contains($0) })
      .map { $0.drop { $0 == " " }.withoutTrailingSpace }.filter { !$0.isEmpty }
  }
}

extension [UInt8] {
  /// Where the first byte stands that is no UTF-8; `nil` when all is.
  func placeOfInvalidUTF8(in file: String) -> SourcePlace? {
    guard contains(where: { $0 >= 0x80 }) else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = makeIterator()
    var (line, column) = (1, 1)
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        let isLineEnd = encoded.first == 10
        line += isLineEnd ? 1 : 0
        column = isLineEnd ? 1 : column + 1
      case .emptyInput: return nil
      case .error: return SourcePlace(file: file, line: line, column: column)
      }
    }
  }
}
