/// Where in a source something stands: a file, and in it a line and a column where they are known.
package struct SourcePlace: Hashable, Sendable {
  /// The file as its user knows it: relative to the site, or as it was named on the command line.
  package var file: String
  /// 1-based; `nil` when the whole file is meant.
  package var line: Int?
  /// 1-based, in characters; `nil` when the whole line is meant.
  package var column: Int?

  package init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = line == nil ? nil : column
  }
}

extension SourcePlace: Comparable {
  package static func < (a: SourcePlace, b: SourcePlace) -> Bool {
    (a.file, a.line ?? 0, a.column ?? 0) < (b.file, b.line ?? 0, b.column ?? 0)
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `file:line:column`, as compilers write it and editors open it.
  package var description: String {
    [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
  }
}
