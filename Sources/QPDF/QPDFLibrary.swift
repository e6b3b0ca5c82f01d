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
  typealias Object = @convention(c) @Sendable (Handle) -> UInt32
  typealias ObjectByNumber = @convention(c) @Sendable (Handle, Int32, Int32) -> UInt32
  typealias Part = @convention(c) @Sendable (Handle, UInt32) -> UInt32
  typealias Kind = @convention(c) @Sendable (Handle, UInt32) -> Int32
  typealias Release = @convention(c) @Sendable (Handle, UInt32) -> Void
  typealias Syntax = @convention(c) @Sendable (Handle, UInt32) -> UnsafePointer<CChar>?
  typealias Contents =
    @convention(c) @Sendable (
      Handle, UInt32, Int32, UnsafeMutablePointer<Int32>?,
      UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?, UnsafeMutablePointer<Int>?
    ) -> Int32
  typealias Code = @convention(c) @Sendable (Handle, OpaquePointer?) -> Int32
  typealias Text = @convention(c) @Sendable (Handle, OpaquePointer?) -> UnsafePointer<CChar>?

  /// The bit of a status that tells of an error.
  static let errors: Int32 = 2
  /// `qpdf_e_password`: the file asks for a password.
  static let passwordCode: Int32 = 4
  /// `ot_stream`.
  static let streamKind: Int32 = 10
  /// `qpdf_dl_generalized`: all filters but those of pictures are undone.
  static let decodesAllButPictures: Int32 = 1

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
  let isEncrypted: Step
  let allowsAccessibility: Step
  let hasWarnings: Step
  let nextWarning: Failure
  let detail: Text
  let code: Code
  let trailer: Object
  let object: ObjectByNumber
  let kind: Kind
  let dictionary: Part
  let syntax: Syntax
  let resolvedSyntax: Syntax
  let contents: Contents
  let release: Release

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
      let text = function("get_error_full_text", Text.self),
      let isEncrypted = function("is_encrypted", Step.self),
      let allowsAccessibility = function("allow_accessibility", Step.self),
      let hasWarnings = function("more_warnings", Step.self),
      let nextWarning = function("next_warning", Failure.self),
      let detail = function("get_error_message_detail", Text.self),
      let code = function("get_error_code", Code.self),
      let trailer = function("get_trailer", Object.self),
      let object = function("get_object_by_id", ObjectByNumber.self),
      let kind = function("oh_get_type_code", Kind.self),
      let dictionary = function("oh_get_dict", Part.self),
      let syntax = function("oh_unparse", Syntax.self),
      let resolvedSyntax = function("oh_unparse_resolved", Syntax.self),
      let contents = function("oh_get_stream_data", Contents.self),
      let release = function("oh_release", Release.self)
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
    self.isEncrypted = isEncrypted
    self.allowsAccessibility = allowsAccessibility
    self.hasWarnings = hasWarnings
    self.nextWarning = nextWarning
    self.detail = detail
    self.code = code
    self.trailer = trailer
    self.object = object
    self.kind = kind
    self.dictionary = dictionary
    self.syntax = syntax
    self.resolvedSyntax = resolvedSyntax
    self.contents = contents
    self.release = release
  }
}
