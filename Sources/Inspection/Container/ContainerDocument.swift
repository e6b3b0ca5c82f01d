import XML

/// `META-INF/container.xml`: where the package documents are.
struct ContainerDocument {
  static let path = "META-INF/container.xml"
  static let namespace = "urn:oasis:names:tc:opendocument:xmlns:container"

  private(set) var packages: [String] = []
  private(set) var marks = Marks()

  init(_ document: XMLTranscript) {
    let root = document.elements[0]
    guard
      document.name(of: root)
        == XMLTranscript.Name(
          namespace: ContainerDocument.namespace,
          local: "container"
        )
    else {
      marks.error("container-document", "the root is not 'container' of OCF", at: root.offset)
      return
    }
    if document.value(of: "version", in: root) != "1.0" {
      marks.error("container-document", "'container' is not of version 1.0", at: root.offset)
    }
    for element in document.elements where document.name(of: element).local == "rootfile" {
      read(element, in: document)
    }
    if packages.isEmpty {
      marks.error("missing-package", "no 'rootfile' names a package document")
    }
    if packages.count > 1 {
      marks.warning(
        "several-packages",
        "\(packages.count) package documents are named; most readers open the first alone"
      )
    }
  }

  private mutating func read(_ element: XMLTranscript.Element, in document: XMLTranscript) {
    let type = document.value(of: "media-type", in: element)
    if type != "application/oebps-package+xml" {
      marks.error(
        "container-document",
        "a 'rootfile' has the media type '\(type ?? "")'",
        at: element.offset,
        hint: "write 'application/oebps-package+xml'"
      )
    }
    guard let path = document.value(of: "full-path", in: element), !path.isEmpty else {
      return marks.error(
        "container-document",
        "a 'rootfile' has no 'full-path'",
        at: element.offset
      )
    }
    if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      return marks.error("unsafe-name", "'\(path)' may lead out of the book", at: element.offset)
    }
    packages.append(path)
  }
}

/// `META-INF/encryption.xml`: what of the book is encrypted or obfuscated.
struct EncryptionDocument {
  static let path = "META-INF/encryption.xml"

  /// Files that cannot be looked into.
  private(set) var hidden: Set<String> = []
  private(set) var marks = Marks()

  init(_ document: XMLTranscript) {
    if document.name(of: document.elements[0]).local != "encryption" {
      marks.error("encryption-document", "the root is not 'encryption'", at: 0)
    }
    var method = ""
    for element in document.elements {
      switch document.name(of: element).local {
      case "EncryptionMethod": method = document.value(of: "Algorithm", in: element) ?? ""
      case "CipherReference":
        let path = document.value(of: "URI", in: element) ?? ""
        hidden.insert(path)
        mark(path, method, at: element.offset)
      default: break
      }
    }
  }

  private mutating func mark(_ path: String, _ method: String, at offset: Int) {
    if ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"].contains(method) {
      marks.warning(
        "obfuscated-font",
        "'\(path)' is obfuscated, which not every reader undoes",
        at: offset,
        hint: "embed the font as it is, or leave it out"
      )
    } else {
      marks.error("encrypted-member", "'\(path)' is encrypted and cannot be inspected", at: offset)
    }
  }
}
