import XML

/// What stands before a content document's root.
enum DocumentRules {
  static func checkDeclarations(of document: XMLTranscript, into marks: inout Marks) {
    guard let doctype = document.doctype else { return }
    let isOld =
      doctype.publicID != nil
      || doctype.systemID.map { $0 != "about:legacy-compat" } ?? false
    if isOld {
      marks.error(
        "outdated-doctype",
        "the document type is '\(doctype.publicID ?? doctype.systemID ?? "")'",
        at: 0,
        hint: "write <!DOCTYPE html>"
      )
    }
    if doctype.hasInternalSubset {
      marks.warning(
        "internal-subset",
        "the document type has declarations of its own",
        at: 0,
        hint: "write <!DOCTYPE html>"
      )
    }
  }
}
