import Articles
import Pictures
import Zip

/// A picture under the name that its bytes give it.
struct ShelvedPicture: Sendable {
  var name: String
  var picture: EncodedPicture
}

/// The pictures of an issue, each kept once however often and under whatever paths it is used.
struct PictureShelf: Sendable {
  private let byPath: [String: ShelvedPicture]

  init(_ pictures: [String: EncodedPicture]) {
    var byPath: [String: ShelvedPicture] = [:]
    var byName: [String: EncodedPicture] = [:]
    // In the order of their paths, since the first of two with one check sum gets the plain name.
    for (path, picture) in pictures.sorted(by: {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }) {
      let name = PictureShelf.name(of: picture, among: byName)
      byName[name] = picture
      byPath[path] = ShelvedPicture(name: name, picture: picture)
    }
    self.byPath = byPath
  }

  /// The picture that an article shows, or `nil` where there is none to be had.
  func picture(of image: Image) -> ShelvedPicture? {
    guard case .file(let path) = image.source else { return nil }
    return byPath[path]
  }

  /// The pictures of these names in the order of their names.
  func pictures(named names: Set<String>) -> [ShelvedPicture] {
    let pictures = Dictionary(byPath.values.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    return names.sorted().compactMap { pictures[$0] }
  }

  private static func name(
    of picture: EncodedPicture,
    among others: [String: EncodedPicture]
  ) -> String {
    let digits = String(Deflate.checksum(of: picture.bytes), radix: 16)
    let stem = "i-" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    var name = "\(stem).\(picture.format.fileSuffix)"
    var count = 1
    while let other = others[name], other != picture {
      count += 1
      name = "\(stem)-\(count).\(picture.format.fileSuffix)"
    }
    return name
  }
}
