internal import Pictures
internal import Synchronization
internal import TextShaping
internal import Typesetting

/// What a process that makes an issue again and again keeps from one time to the next.
final class BuildMemory: Sendable {
  private struct Contents {
    var fonts: FontStage.Fonts?
    var galleys = GalleyMemory()
  }

  private let contents = Mutex(Contents())
  let pictures = PictureMemory()

  var fonts: FontStage.Fonts? { contents.withLock { $0.fonts } }
  var galleys: GalleyMemory { contents.withLock { $0.galleys } }

  /// Remembers what an issue was set with; galleys that were set with other fonts are forgotten.
  func keep(_ fonts: FontStage.Fonts) {
    contents.withLock { contents in
      if contents.fonts?.library !== fonts.library { contents.galleys = GalleyMemory() }
      contents.fonts = fonts
    }
  }
}

/// Pictures that were made fit before, by their paths: taken again while their files hold the same bytes.
final class PictureMemory: Sendable {
  private struct Known {
    var bytes: [UInt8]
    var budget: PictureBudget
    var picture: PreparedPicture
  }

  private let known = Mutex<[String: Known]>([:])

  func picture(
    at path: String,
    holding bytes: [UInt8],
    in budget: PictureBudget
  ) -> PreparedPicture? {
    let known = known.withLock { $0[path] }
    return known?.bytes == bytes && known?.budget == budget ? known?.picture : nil
  }

  func keep(
    _ picture: PreparedPicture,
    at path: String,
    holding bytes: [UInt8],
    in budget: PictureBudget
  ) {
    let known = Known(bytes: bytes, budget: budget, picture: picture)
    self.known.withLock { $0[path] = known }
  }
}
