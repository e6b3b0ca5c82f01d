internal import CCurl
private import Glibc

/// What is called of libcurl's easy interface (`curl/curl.h`, ABI 4), which is opened when mail is sent.
///
/// Addresses of functions, which never change: they may be used from anywhere.
struct CurlLibrary: @unchecked Sendable {
  typealias Handle = UnsafeMutableRawPointer
  typealias List = UnsafeMutableRawPointer
  typealias Initialise = @convention(c) (Int) -> Int32
  typealias Open = @convention(c) () -> Handle?
  typealias Close = @convention(c) (Handle?) -> Void
  typealias Perform = @convention(c) (Handle?) -> Int32
  typealias Append = @convention(c) (List?, UnsafePointer<CChar>?) -> List?
  typealias FreeList = @convention(c) (List?) -> Void
  typealias Words = @convention(c) (Int32) -> UnsafePointer<CChar>?

  let open: Open
  let close: Close
  let perform: Perform
  let append: Append
  let freeList: FreeList
  /// What a failure is called.
  let words: Words
  /// `curl_easy_setopt`, for the shims.
  private let setter: UnsafeMutableRawPointer

  /// The library, set up; `nil` where none is installed.
  static let shared = CurlLibrary()

  private init?() {
    let names = ["libcurl.so.4", "libcurl-gnutls.so.4"]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else {
      return nil
    }
    func function<Function>(_ name: String, _ type: Function.Type) -> Function? {
      dlsym(library, "curl_" + name).map { unsafeBitCast($0, to: type) }
    }
    guard
      let initialise = function("global_init", Initialise.self),
      let open = function("easy_init", Open.self),
      let close = function("easy_cleanup", Close.self),
      let perform = function("easy_perform", Perform.self),
      let append = function("slist_append", Append.self),
      let freeList = function("slist_free_all", FreeList.self),
      let words = function("easy_strerror", Words.self),
      let setter = dlsym(library, "curl_easy_setopt"),
      initialise(CurlLibrary.everything) == 0
    else { return nil }
    self.open = open
    self.close = close
    self.perform = perform
    self.append = append
    self.freeList = freeList
    self.words = words
    self.setter = setter
  }

  /// `CURL_GLOBAL_ALL`.
  private static let everything = 3
}

// MARK: - Options

extension CurlLibrary {
  // The numbers of `curl/curl.h`, which are part of its ABI.
  enum Number: Int32 {
    case lowSpeedLimit = 19
    case lowSpeedTime = 20
    case verbose = 41
    case noProgress = 43
    case upload = 46
    case timeout = 13
    case connectTimeout = 78
    case freshConnection = 74
    case noSignal = 99
    case useTLS = 119
    case verifyPeer = 64
    case verifyHost = 81
    case tlsVersion = 32
  }

  enum Size: Int32 {
    case message = 30115
  }

  enum Text: Int32 {
    case url = 10002
    case user = 10173
    case password = 10174
    case authorities = 10065
    case sender = 10186
    case protocols = 10318
  }

  enum Pointer: Int32 {
    case readerContext = 10009
    case listenerContext = 10095
    case recipients = 10187
  }

  private static let reader: Int32 = 20012
  private static let listener: Int32 = 20094

  func set(_ option: Number, _ value: Int, of handle: Handle) -> Int32 {
    curl_set_long(setter, handle, option.rawValue, value)
  }

  func set(_ option: Size, _ value: Int, of handle: Handle) -> Int32 {
    curl_set_offset(setter, handle, option.rawValue, Int64(value))
  }

  /// libcurl copies texts.
  func set(_ option: Text, _ value: String?, of handle: Handle) -> Int32 {
    guard let value else { return curl_set_pointer(setter, handle, option.rawValue, nil) }
    return value.withCString { curl_set_pointer(setter, handle, option.rawValue, $0) }
  }

  func set(_ option: Pointer, _ value: UnsafeMutableRawPointer?, of handle: Handle) -> Int32 {
    curl_set_pointer(setter, handle, option.rawValue, value)
  }

  /// What gives libcurl the message, piece by piece.
  func setReader(_ reader: curl_reader?, of handle: Handle) -> Int32 {
    curl_set_reader(setter, handle, CurlLibrary.reader, reader)
  }

  /// What hears every line that goes either way.
  func setListener(_ listener: curl_listener?, of handle: Handle) -> Int32 {
    curl_set_listener(setter, handle, CurlLibrary.listener, listener)
  }
}
