import Languages
import XML

extension ContentReader {
  /// Whether an element of HTML may have its attributes, and whether their values make sense.
  mutating func readAttributes(of element: XMLTranscript.Element, _ number: Int?) {
    var present = WordSet()
    for attribute in document.attributes[element.attributes] {
      switch meanings.attributeOwners[attribute.name] {
      case .own(let name):
        present.insert(name)
        checkOwn(attribute, name, of: element, number)
      case .event: facts.properties.insert(.scripted)
      case .malformedData:
        error(
          "malformed-attribute",
          "'\(meanings.locals[attribute.name])' is no name of a data attribute",
          element,
          hint: "write it in lower case"
        )
      case .unknown:
        if isCurrent { reportUnknown(attribute, of: element) }
      case .aria, .data, .epubType, .epubOther, .xml, .ssml, .xlink, .other: break
      }
      readValue(of: attribute, element)
    }
    if isCurrent, let number { checkRequired(present, of: element, number) }
  }

  private mutating func error(
    _ id: String,
    _ message: String,
    _ element: XMLTranscript.Element,
    hint: String? = nil
  ) {
    marks.error(id, message, at: element.offset, hint: hint)
  }

  private mutating func reportUnknown(
    _ attribute: XMLTranscript.Attribute,
    of element: XMLTranscript.Element
  ) {
    let written = meanings.locals[attribute.name]
    let isLook = ["align", "bgcolor", "cellpadding", "cellspacing", "valign", "color", "face"]
      .contains(written)
    error(
      "unknown-attribute",
      "'\(name(of: element))' has no attribute '\(written)'",
      element,
      hint: isLook ? "say it in a style sheet" : nil
    )
  }

  private mutating func checkOwn(
    _ attribute: XMLTranscript.Attribute,
    _ name: Int,
    of element: XMLTranscript.Element,
    _ number: Int?
  ) {
    guard isCurrent, let number else { return }
    if !vocabulary.elements[number].attributes.contains(name),
      !vocabulary.globalAttributes.contains(name)
    {
      return reportUnknown(attribute, of: element)
    }
    let rule = AttributeValues.rule(
      for: meanings.locals[attribute.name],
      of: vocabulary.elements[number].name
    )
    guard let rule, !rule.accepts(document.values[attribute.value]) else { return }
    error(
      "wrong-attribute-value",
      "'\(meanings.locals[attribute.name])' is '\(document.value(attribute))', and should be \(rule.words)",
      element
    )
  }

  private mutating func checkRequired(
    _ present: WordSet,
    of element: XMLTranscript.Element,
    _ number: Int
  ) {
    for required in vocabulary.elements[number].required where !present.contains(required) {
      let word = vocabulary.attributes.words[required]
      error("missing-attribute", "'\(name(of: element))' has no '\(word)'", element)
    }
    for set in vocabulary.elements[number].alternatives where present.intersection(set).isEmpty {
      let words = vocabulary.attributes.words.enumerated().filter { set.contains($0.offset) }
        .map { "'\($0.element)'" }.joined(separator: " or ")
      error("missing-attribute", "'\(name(of: element))' needs \(words)", element)
    }
    if let language = value(.lang, of: element), let other = value(.xmlLang, of: element),
      language.lowercased() != other.lowercased()
    {
      error(
        "contradicting-language",
        "'lang' is '\(language)' and 'xml:lang' is '\(other)'",
        element
      )
    }
  }

  // MARK: Values

  /// Values that matter in every vocabulary: identifiers, languages, roles, styles.
  mutating func readValue(
    of attribute: XMLTranscript.Attribute,
    _ element: XMLTranscript.Element
  ) {
    guard let kind = meanings.attributeKinds[attribute.name] else { return }
    switch kind {
    case .id: readIdentifier(document.value(attribute), element)
    case .lang, .xmlLang:
      let tag = document.value(attribute)
      if !tag.isEmpty, !BCP47.isWellFormed(tag) {
        error(
          "wrong-language",
          "'\(tag)' is no language tag",
          element,
          hint: "such as 'en' or 'pt-BR' (BCP 47)"
        )
      }
    case .role: checkRole(document.value(attribute), element)
    case .epubType: readType(document.value(attribute), element)
    case .style:
      var scanner = StyleReader(
        document.values[attribute.value],
        path: path,
        shiftedTo: element.offset
      )
      scanner.readDeclarations()
      take(scanner)
    case .describedBy, .labelledBy, .owns, .controls, .flowsTo:
      pendingIdentifiers.append(
        PendingIdentifier(
          written: document.value(attribute),
          attribute: meanings.locals[attribute.name],
          offset: element.offset
        )
      )
    default: break
    }
  }

  private mutating func readIdentifier(_ identifier: String, _ element: XMLTranscript.Element) {
    if identifier.isEmpty || identifier.utf8.contains(where: \.isSpace) {
      error(
        "wrong-identifier",
        "'\(identifier)' is no identifier: it is empty or has a space",
        element
      )
    }
    if facts.identifiers.updateValue(element.offset, forKey: identifier) != nil {
      error("duplicate-identifier", "the identifier '\(identifier)' is used twice", element)
    }
    if kind(of: element) == .body { facts.bodyIdentifier = identifier }
  }

  private mutating func checkRole(_ written: String, _ element: XMLTranscript.Element) {
    guard isCurrent, case .html(let number?) = meanings.owners[element.name] else { return }
    let allowed = vocabulary.elements[number].roles
    for role in written.split(separator: " ") {
      if !VocabularyTable.roles.contains(String(role)) {
        error("unknown-role", "there is no role '\(role)'", element)
      } else if let allowed, !allowed.contains(String(role)) {
        error(
          "misplaced-role",
          "'\(name(of: element))' may not have the role '\(role)'",
          element
        )
      }
      if role == "doc-endnote" || role == "doc-biblioentry" {
        marks.warning("outdated-role", "the role '\(role)' is outdated", at: element.offset)
      }
    }
  }

  private mutating func readType(_ written: String, _ element: XMLTranscript.Element) {
    for term in written.words {
      if term == "pagebreak" { notePageBreak(element) }
      guard let colon = term.firstIndex(of: ":") else { continue }
      let prefix = String(term[..<colon])
      if prefix.isEmpty || term.index(after: colon) == term.endIndex {
        error("malformed-property", "'\(term)' is no term of 'epub:type'", element)
      } else if !prefixes.contains(prefix), !Prefixes.reservedInContent.contains(prefix) {
        error(
          "undeclared-prefix",
          "the prefix '\(prefix)' in 'epub:type' is not declared",
          element,
          hint: "declare it in 'epub:prefix' of 'html'"
        )
      }
    }
  }

  private mutating func notePageBreak(_ element: XMLTranscript.Element) {
    guard let identifier = value(.id, of: element) else {
      facts.hasPageBreakWithoutIdentifier = true
      return
    }
    facts.pageBreaks.append(identifier)
  }

  /// Marks and references of a style sheet that is part of the document.
  mutating func take(_ scanner: StyleReader) {
    marks.append(scanner.marks)
    facts.references += scanner.references
    if scanner.references.contains(where: \.address.isRemote) {
      facts.properties.insert(.remoteResources)
    }
  }
}
