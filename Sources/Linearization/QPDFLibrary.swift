import Glibc

/// What is called of libqpdf 11's interface for C (`qpdf/qpdf-c.h`), which is opened when it is needed.
struct QPDFLibrary: Sendable {
  typealias Handle = OpaquePointer?
  typealias Open = @convention(c) @Sendable () -> Handle
  typealias Close = @convention(c) @Sendable (UnsafeMutablePointer<Handle>?) -> Void
  typealias Plain = @convention(c) @Sendable (Handle) -> Void
  typealias Switch = @convention(c) @Sendable (Handle, Int32) -> Void
  typealias Step = @convention(c) @Sendable (Handle) -> Int32
  typealias Read =
    @convention(c) @Sendable (
      Handle, UnsafePointer<CChar>?, UnsafeRawPointer?, UInt64, UnsafePointer<CChar>?
    ) -> Int32
  typealias Length = @convention(c) @Sendable (Handle) -> UInt
  typealias Buffer = @convention(c) @Sendable (Handle) -> UnsafePointer<UInt8>?
  typealias Failure = @convention(c) @Sendable (Handle) -> OpaquePointer?
  typealias Text = @convention(c) @Sendable (Handle, OpaquePointer?) -> UnsafePointer<CChar>?

  /// The bit of a status that tells of an error.
  static let errors: Int32 = 2

  let open: Open
  let close: Close
  let silenceErrors: Plain
  let suppressWarnings: Switch
  let read: Read
  let beginWriting: Step
  let linearize: Switch
  let decode: Switch
  let compress: Switch
  let endLines: Switch
  let identifyByContents: Switch
  let write: Step
  let length: Length
  let buffer: Buffer
  let error: Failure
  let text: Text

  static let shared = QPDFLibrary()

  private init?() {
    guard let library = dlopen("libqpdf.so.29", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func function<Function>(_ name: String, _ type: Function.Type) -> Function? {
      dlsym(library, "qpdf_" + name).map { unsafeBitCast($0, to: type) }
    }
    guard
      let open = function("init", Open.self),
      let close = function("cleanup", Close.self),
      let silenceErrors = function("silence_errors", Plain.self),
      let suppressWarnings = function("set_suppress_warnings", Switch.self),
      let read = function("read_memory", Read.self),
      let beginWriting = function("init_write_memory", Step.self),
      let linearize = function("set_linearization", Switch.self),
      let decode = function("set_decode_level", Switch.self),
      let compress = function("set_compress_streams", Switch.self),
      let endLines = function("set_newline_before_endstream", Switch.self),
      let identifyByContents = function("set_deterministic_ID", Switch.self),
      let write = function("write", Step.self),
      let length = function("get_buffer_length", Length.self),
      let buffer = function("get_buffer", Buffer.self),
      let error = function("get_error", Failure.self),
      let text = function("get_error_full_text", Text.self)
    else { return nil }
    self.open = open
    self.close = close
    self.silenceErrors = silenceErrors
    self.suppressWarnings = suppressWarnings
    self.read = read
    self.beginWriting = beginWriting
    self.linearize = linearize
    self.decode = decode
    self.compress = compress
    self.endLines = endLines
    self.identifyByContents = identifyByContents
    self.write = write
    self.length = length
    self.buffer = buffer
    self.error = error
    self.text = text
  }
}
