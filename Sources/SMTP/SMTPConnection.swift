internal import CCurl
private import Glibc

/// A connection to a server, by libcurl; it stays open from one message to the next.
package final class SMTPConnection {
  private let library: CurlLibrary
  private let handle: CurlLibrary.Handle
  private let server: SMTPServer

  /// `nil` where libcurl is not installed or has no memory.
  package init?(to server: SMTPServer) {
    guard let library = CurlLibrary.shared, let handle = library.open() else { return nil }
    self.library = library
    self.handle = handle
    self.server = server
  }

  deinit { library.close(handle) }

  /// Hands over one message for one recipient, and gives what was said about it.
  ///
  /// Every line of the message ends with CRLF, which libcurl does not mend. With `isFresh` a new connection is made, even
  /// where one is open.
  package func send(
    _ message: [UInt8],
    from sender: String,
    to recipient: String,
    onFreshConnection isFresh: Bool = false
  ) -> SMTPDialogue {
    let transfer = Transfer(message)
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    let recipients = "<\(recipient)>".withCString { library.append(nil, $0) }
    defer {
      _ = library.set(.recipients, nil, of: handle)
      library.freeList(recipients)
    }
    let refusal = withExtendedLifetime(transfer) {
      configure(sender: sender, size: message.count, isFresh: isFresh)
        ?? check(library.set(.recipients, recipients, of: handle))
        ?? check(library.set(.readerContext, context, of: handle))
        ?? check(library.set(.listenerContext, context, of: handle))
        ?? check(library.perform(handle))
    }
    transfer.dialogue.failure = refusal
    return transfer.dialogue
  }

  /// Sets all that is the same for every message; gives libcurl's words for what it does not take.
  private func configure(sender: String, size: Int, isFresh: Bool) -> String? {
    let numbers: [(CurlLibrary.Number, Int)] = [
      (.noSignal, 1), (.noProgress, 1), (.verbose, 1), (.upload, 1),
      (.useTLS, server.security == .startTLS ? 3 : 0),
      (.verifyPeer, 1), (.verifyHost, 2),
      // TLS 1.2 at the least (RFC 8997).
      (.tlsVersion, 6),
      (.connectTimeout, server.connectTimeout), (.timeout, server.timeout),
      (.lowSpeedLimit, 1), (.lowSpeedTime, 60),
      (.freshConnection, isFresh ? 1 : 0),
    ]
    let texts: [(CurlLibrary.Text, String?)] = [
      (.url, server.url), (.protocols, "smtp,smtps"), (.user, server.user),
      (.password, server.password), (.sender, "<\(sender)>"),
    ]
    for (option, value) in numbers {
      if let words = check(library.set(option, value, of: handle)) { return words }
    }
    for (option, value) in texts {
      if let words = check(library.set(option, value, of: handle)) { return words }
    }
    if let file = server.authorities,
      let words = check(library.set(.authorities, file, of: handle))
    {
      return words
    }
    return check(library.set(CurlLibrary.Size.message, size, of: handle))
      ?? check(library.setReader(giveMessage, of: handle))
      ?? check(library.setListener(hear, of: handle))
  }

  private func check(_ code: Int32) -> String? {
    guard code != 0 else { return nil }
    return library.words(code).map { String(cString: $0) } ?? "libcurl fails with \(code)"
  }
}

/// A message on its way, and what is said about it.
private final class Transfer {
  let message: [UInt8]
  var given = 0
  var dialogue = SMTPDialogue()

  init(_ message: [UInt8]) { self.message = message }
}

/// `CURLOPT_READFUNCTION`: the next bytes of the message.
private func giveMessage(
  _ buffer: UnsafeMutablePointer<CChar>?,
  _ size: Int,
  _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let buffer, let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  let next = transfer.message[transfer.given...].prefix(size * count)
  UnsafeMutableRawBufferPointer(start: buffer, count: size * count).copyBytes(from: next)
  transfer.given += next.count
  if transfer.given == transfer.message.count { transfer.dialogue.gaveLastByte() }
  return next.count
}

/// `CURLOPT_DEBUGFUNCTION`: the lines that go either way.
private func hear(
  _ handle: UnsafeMutableRawPointer?,
  _ kind: Int32,
  _ data: UnsafeMutablePointer<CChar>?,
  _ size: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let data, let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  let line = UnsafeRawBufferPointer(start: data, count: size)
  // CURLINFO_HEADER_IN and CURLINFO_HEADER_OUT.
  switch kind {
  case 1: transfer.dialogue.heard(line)
  case 2: transfer.dialogue.told(line)
  default: break
  }
  return 0
}
