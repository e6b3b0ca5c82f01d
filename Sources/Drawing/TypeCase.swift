import CCairo

/// The faces that one task draws with: each is opened when it is first used, and then kept.
///
/// Neither FreeType's nor Cairo's faces may be shared by threads, so each task has a case of its own.
package final class TypeCase {
  /// The folder to which the faces' file names are relative.
  private let folder: String
  /// Font files in place of those of faces: with nothing but the glyphs that will be drawn.
  private let cutFiles: [String: [Int: [UInt8]]]
  private var faces: [String: [Int: DrawnFace]] = [:]
  /// More of the same, each for glyphs that tell something else there than in those before.
  private var spares: [String: [Int: [DrawnFace]]] = [:]
  private var unseen: [String: [Int: DrawnFace]] = [:]
  /// The face that was asked for last: it is mostly the next one's, too.
  private var last: (file: String, index: Int, face: DrawnFace)?

  /// A case of the folder's faces; `cutFiles` are files of one face each in place of those that they are told by,
  /// with file and index.
  package init(folder: String, cutFiles: [String: [Int: [UInt8]]] = [:]) {
    self.folder = folder
    self.cutFiles = cutFiles
  }

  func face(file: String, index: Int) throws(DrawingFailure) -> DrawnFace {
    if let last, last.index == index, last.file == file { return last.face }
    let known = faces[file]?[index]
    let face = if let known { known } else { try opened(file: file, index: index) }
    last = (file, index, face)
    return face
  }

  private func opened(file: String, index: Int) throws(DrawingFailure) -> DrawnFace {
    let face = try newFace(file: file, index: index)
    faces[file, default: [:]][index] = face
    return face
  }

  private func newFace(file: String, index: Int) throws(DrawingFailure) -> DrawnFace {
    let path = "\(folder)/\(file)"
    if let cut = cutFiles[file]?[index] { return try DrawnFace(bytes: cut, path: path) }
    return try DrawnFace(path: path, index: index)
  }

  /// The face, or one like it, whose `glyph` tells nothing but `text` in the file that is drawn.
  func face(
    telling text: Telling,
    by glyph: UInt32,
    file: String,
    index: Int
  ) throws(DrawingFailure) -> DrawnFace {
    for spare in spares[file]?[index] ?? [] where spare.tells(text, by: glyph) { return spare }
    let spare = try newFace(file: file, index: index)
    spares[file, default: [:]][index, default: []].append(spare)
    _ = spare.tells(text, by: glyph)
    return spare
  }

  /// A spare of the face for `UnseenText`, and whether it is new.
  func faceForUnseenText(
    file: String,
    index: Int
  ) throws(DrawingFailure) -> (face: DrawnFace, isNew: Bool) {
    if let known = unseen[file]?[index] { return (known, false) }
    let face = try newFace(file: file, index: index)
    unseen[file, default: [:]][index] = face
    return (face, true)
  }

  /// Whether the face's glyphs are pictures in colours of their own, as emoji are.
  package func hasColours(file: String, index: Int) throws(DrawingFailure) -> Bool {
    try face(file: file, index: index).hasColours
  }
}
