import Articles
import XML

/// Elements that every feed of Atom is made of (RFC 4287).
enum Atom {
  static let namespace = "http://www.w3.org/2005/Atom"

  /// A link without an address is none.
  static func link(
    _ relation: String,
    _ href: String,
    type: String,
    title: String? = nil,
    length: Int? = nil
  ) -> XMLElement {
    XMLElement(
      "link",
      [
        "rel": relation, "href": href, "type": type, "title": title,
        "length": length.map(String.init),
      ]
    )
  }

  static func moment(_ name: String, _ moment: Timestamp) -> XMLElement {
    XMLElement(name, text: moment.utc)
  }

  static func person(_ name: String, _ called: String) -> XMLElement {
    XMLElement(name) { XMLElement("name", text: called) }
  }
}
