import Glibc
import Synchronization

/// ICU's algorithms for text beyond Latin, loaded when such a text first asks for them.
///
/// Nothing is linked: most issues never need ICU, and start-up should not pay for its thirty megabytes. Nor are its
/// headers imported: Foundation has an ICU of its own, and two modules with the same names end some builds.
struct ICU: Sendable {
  /// `nil` where the machine has no ICU.
  static let shared = ICU()

  private let openBidi: OpenBidi
  private let closeBidi: CloseBidi
  private let setParagraph: SetParagraph
  private let getLevels: GetLevels
  private let getParagraphLevel: GetParagraphLevel
  private let openBreaks: OpenBreaks
  private let setText: SetText
  private let nextBreak: NextBreak
  private let ruleStatus: NextBreak

  /// `UErrorCode`: above zero is a failure, below it a warning.
  private typealias ErrorCode = Int32
  private static let noError: ErrorCode = 0

  /// `UBreakIteratorType`.
  private enum BreakKind: UInt32 {
    case word = 1
    case line = 2
  }

  private typealias OpenBidi = @convention(c) @Sendable () -> OpaquePointer?
  private typealias CloseBidi = @convention(c) @Sendable (OpaquePointer) -> Void
  private typealias SetParagraph =
    @convention(c) @Sendable (
      OpaquePointer, UnsafePointer<UInt16>?, Int32, UInt8, UnsafeMutablePointer<UInt8>?,
      UnsafeMutablePointer<ErrorCode>
    ) -> Void
  private typealias GetLevels =
    @convention(c) @Sendable (OpaquePointer, UnsafeMutablePointer<ErrorCode>) -> UnsafePointer<
      UInt8
    >?
  private typealias GetParagraphLevel = @convention(c) @Sendable (OpaquePointer) -> UInt8
  private typealias OpenBreaks =
    @convention(c) @Sendable (
      UInt32, UnsafePointer<CChar>, UnsafePointer<UInt16>?, Int32,
      UnsafeMutablePointer<ErrorCode>
    ) -> OpaquePointer?
  private typealias SetText =
    @convention(c) @Sendable (
      OpaquePointer, UnsafePointer<UInt16>?, Int32, UnsafeMutablePointer<ErrorCode>
    ) -> Void
  private typealias NextBreak = @convention(c) @Sendable (OpaquePointer) -> Int32

  /// Debian 12 has 72; its neighbours are tried from the newest.
  private static let versions = [72] + (60...80).reversed().filter { $0 != 72 }

  private init?() {
    for version in Self.versions {
      if let handle = dlopen("libicuuc.so.\(version)", RTLD_NOW | RTLD_LOCAL),
        let icu = ICU(handle, version: version)
      {
        self = icu
        return
      }
    }
    return nil
  }

  private init?(_ handle: UnsafeMutableRawPointer, version: Int) {
    func function<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(handle, "\(name)_\(version)").map { unsafeBitCast($0, to: type) }
    }
    guard let openBidi = function("ubidi_open", as: OpenBidi.self),
      let closeBidi = function("ubidi_close", as: CloseBidi.self),
      let setParagraph = function("ubidi_setPara", as: SetParagraph.self),
      let getLevels = function("ubidi_getLevels", as: GetLevels.self),
      let getParagraphLevel = function("ubidi_getParaLevel", as: GetParagraphLevel.self),
      let openBreaks = function("ubrk_open", as: OpenBreaks.self),
      let setText = function("ubrk_setText", as: SetText.self),
      let nextBreak = function("ubrk_next", as: NextBreak.self),
      let ruleStatus = function("ubrk_getRuleStatus", as: NextBreak.self)
    else { return nil }
    self.openBidi = openBidi
    self.closeBidi = closeBidi
    self.setParagraph = setParagraph
    self.getLevels = getLevels
    self.getParagraphLevel = getParagraphLevel
    self.openBreaks = openBreaks
    self.setText = setText
    self.nextBreak = nextBreak
    self.ruleStatus = ruleStatus
  }
}

// MARK: Directions

extension ICU {
  /// The level of each UTF-16 unit, and of the paragraph as a whole; `nil` when ICU will not tell.
  func levels(of text: [UInt16], base: BaseDirection) -> (base: UInt8, levels: [UInt8])? {
    guard !text.isEmpty, let length = Int32(exactly: text.count), let bidi = openBidi() else {
      return nil
    }
    defer { closeBidi(bidi) }
    return text.withUnsafeBufferPointer { text in
      var status = ICU.noError
      setParagraph(bidi, text.baseAddress, length, base.level, nil, &status)
      guard let levels = getLevels(bidi, &status), status <= ICU.noError else {
        return nil
      }
      let all = UnsafeBufferPointer(start: levels, count: text.count)
      return (getParagraphLevel(bidi), Array(all))
    }
  }
}

extension BaseDirection {
  /// As `ubidi_setPara` takes it; 0xFE is its `UBIDI_DEFAULT_LTR`.
  fileprivate var level: UInt8 {
    switch self {
    case .automatic: 0xFE
    case .leftToRight: 0
    case .rightToLeft: 1
    }
  }
}

// MARK: Breaks

extension ICU {
  /// Calls `body` with every place where a line may end, in UTF-16 units, and whether it must end there.
  ///
  /// Returns whether ICU could tell.
  func enumerateLineBreaks(
    of text: [UInt16],
    language: String,
    _ body: (_ offset: Int, _ isMandatory: Bool) -> Void
  ) -> Bool {
    enumerateBreaks(.line, of: text, language: language, body)
  }

  /// Calls `body` with the end of every word, in UTF-16 units; words of Chinese, Japanese and Thai are found by
  /// dictionary.
  func enumerateWords(of text: [UInt16], language: String, _ body: (_ end: Int) -> Void) -> Bool {
    enumerateBreaks(.word, of: text, language: language) { end, _ in body(end) }
  }

  private func enumerateBreaks(
    _ kind: BreakKind,
    of text: [UInt16],
    language: String,
    _ body: (_ offset: Int, _ isMandatory: Bool) -> Void
  ) -> Bool {
    let name = "\(kind.rawValue) \(language)"
    guard let length = Int32(exactly: text.count),
      let iterator = BreakIterators.shared.take(name) ?? openIterator(kind, language)
    else { return false }
    let isDone = text.withUnsafeBufferPointer { text in
      var status = ICU.noError
      setText(iterator, text.baseAddress, length, &status)
      guard status <= ICU.noError else { return false }
      while case let offset = nextBreak(iterator), offset >= 0 {
        // UBRK_LINE_HARD to UBRK_LINE_HARD_LIMIT.
        body(Int(offset), (100..<200).contains(ruleStatus(iterator)))
      }
      // The iterator is kept; the text is not.
      setText(iterator, nil, 0, &status)
      return true
    }
    BreakIterators.shared.give(back: iterator, name)
    return isDone
  }

  private func openIterator(_ kind: BreakKind, _ language: String) -> OpaquePointer? {
    var status = ICU.noError
    let iterator = openBreaks(kind.rawValue, language, nil, 0, &status)
    return status <= ICU.noError ? iterator : nil
  }
}

/// Iterators that are open and not in use, by kind and language: opening one costs more than a paragraph's breaks.
private final class BreakIterators: Sendable {
  static let shared = BreakIterators()

  private let free = Mutex<[String: [Iterator]]>([:])

  // One task at a time has it: whoever took it out of the list.
  private struct Iterator: @unchecked Sendable {
    var pointer: OpaquePointer
  }

  func take(_ name: String) -> OpaquePointer? {
    free.withLock { $0[name]?.popLast() }?.pointer
  }

  func give(back pointer: OpaquePointer, _ name: String) {
    let iterator = Iterator(pointer: pointer)
    free.withLock { $0[name, default: []].append(iterator) }
  }
}
