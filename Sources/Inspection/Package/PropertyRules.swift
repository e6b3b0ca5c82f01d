import Zip

/// What the manifest says of its files, against what is in them.
struct PropertyRules {
  private let book: InspectedBook
  private(set) var marks = Marks()

  init(_ book: InspectedBook) { self.book = book }

  mutating func check(used: Set<String>) {
    if book.package.isCurrent {
      for file in book.files { compare(file) }
    }
    checkStrayFiles()
    checkUnusedFiles(used)
  }

  private mutating func compare(_ file: InspectedFile) {
    guard var needed = file.facts?.properties else { return }
    let isDrawing = file.item.mediaType == MediaTypes.svg
    if isDrawing { needed.remove(.svg) }
    let sheets = (file.facts?.references ?? []).filter { $0.purpose == .styleSheet }
    if sheets.contains(where: callsForRemoteResources) { needed.insert(.remoteResources) }
    for property in ContentFacts.Property.allCases {
      let isDeclared = file.item.properties.contains(property.rawValue)
      if needed.contains(property), !isDeclared {
        marks.error(
          "missing-property",
          "'\(file.path)' needs the property '\(property.rawValue)'",
          at: file.item.offset
        )
      } else if isDeclared, !needed.contains(property), !isDrawing {
        let message =
          "'\(file.path)' has the property '\(property.rawValue)' and nothing that needs it"
        if property == .remoteResources {
          marks.warning("needless-property", message, at: file.item.offset)
        } else {
          marks.error("needless-property", message, at: file.item.offset)
        }
      }
    }
  }

  private func callsForRemoteResources(_ reference: Reference) -> Bool {
    guard case .inside(let path, _, _) = reference.address, let sheet = book.file(path) else {
      return false
    }
    return sheet.references.contains(where: \.address.isRemote)
  }

  private mutating func checkStrayFiles() {
    let declared = Set(book.package.items.compactMap(\.path))
    for member in book.container.directory.members {
      let name = member.name
      if member.isFolder || name == "mimetype" || name.hasPrefix("META-INF/")
        || name == book.package.path
        || declared.contains(name)
      {
        continue
      }
      marks.warning(
        "stray-file",
        "'\(name)' is in the archive and not in the manifest",
        hint: "Google Play and Kindle may refuse the book"
      )
    }
  }

  private mutating func checkUnusedFiles(_ used: Set<String>) {
    let covers = Set(
      book.package.metadata.filter { $0.legacyName == "cover" }.compactMap(\.content)
    )
    for file in book.files {
      let item = file.item
      if used.contains(file.path) || book.order[file.path] != nil { continue }
      if item.properties.contains("nav") || item.properties.contains("cover-image") { continue }
      if [MediaTypes.ncx, MediaTypes.overlay].contains(item.mediaType) { continue }
      if covers.contains(item.id) { continue }
      marks.note("unused-file", "nothing refers to '\(file.path)'", at: item.offset)
    }
  }
}
