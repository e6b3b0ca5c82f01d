import Geometry
import PageModel

extension PDFFile {
  /// Writes a link's annotation (ISO 32000-1, 12.5.6.5).
  mutating func write(
    _ link: PlacedLink,
    on page: PageObjects
  ) {
    let areas = link.area.areas.map { PDFRectangle($0, on: page.content) }
    guard let first = areas.first else { return }
    write(as: link.annotation) {
      // Flag 4: printed with the page.
      $0.put("<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /P")
      $0.put(page.number)
      $0.put("/Rect [")
      $0.put(areas.dropFirst().reduce(first) { $0.union($1) })
      $0.put("]")
      if areas.count > 1 { $0.put(quadrilaterals: areas) }
      $0.put("/StructParent")
      $0.put(link.structureKey)
      $0.put("/Contents")
      $0.put(text: link.area.description)
      switch link.area.target {
      case .web(let address):
        $0.put("/A << /S /URI /URI")
        $0.put(string: address.percentEncoded)
        $0.put(">>")
      case .anchor(let name):
        $0.put("/Dest")
        $0.put(string: name.utf8)
      }
      $0.put(">>")
    }
  }
}

extension PDFSyntax {
  /// The corners of each, counterclockwise from the bottom left.
  fileprivate mutating func put(quadrilaterals areas: [PDFRectangle]) {
    put("/QuadPoints [")
    for area in areas {
      for (x, y) in [
        (area.left, area.bottom), (area.right, area.bottom), (area.right, area.top),
        (area.left, area.top),
      ] {
        put(x)
        put(y)
      }
    }
    put("]")
  }
}

extension String {
  /// The bytes of an address, those escaped that no address has (RFC 3986).
  fileprivate var percentEncoded: [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return utf8.flatMap { byte -> [UInt8] in
      (0x21...0x7E).contains(byte)
        ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
