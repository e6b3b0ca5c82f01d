import Articles

/// Films, posts and sounds that a page would embed, as the addresses where they can be seen.
enum EmbeddedMedia {
  /// The card for a shortcode that embeds something.
  static func card(for shortcode: Shortcode) -> LinkCard? {
    let id = shortcode.argument("id", "key", "video", at: 0)
    let title = shortcode.argument("title", "caption", "label") ?? ""
    switch shortcode.name.lowercased() {
    case "youtube", "youtubelite", "youtube-lite", "yt":
      let start = shortcode.argument("start").map { "&t=" + plain($0) } ?? ""
      return id.map { LinkCard(.video, url: watchAddress(youtube: $0) + start, title: title) }
    case "vimeo":
      return id.map { LinkCard(.video, url: "https://vimeo.com/\(plain($0))", title: title) }
    case "bilibili":
      return id.map {
        LinkCard(.video, url: "https://www.bilibili.com/video/\(plain($0))", title: title)
      }
    case "tweet", "x", "twitter", "twitter_simple", "x_simple":
      return post(shortcode).map { LinkCard(.post, url: $0, title: title) }
    case "instagram", "instagram_simple":
      return id.map {
        LinkCard(.post, url: "https://www.instagram.com/p/\(plain($0))/", title: title)
      }
    case "gist": return gist(shortcode).map { LinkCard(.page, url: $0, title: title) }
    case "asciinema":
      return id.map { LinkCard(.video, url: "https://asciinema.org/a/\(plain($0))", title: title) }
    case "video", "audio", "iframe", "embed", "pdf", "embed-pdf", "cspan-iframe", "mp4", "podcast":
      return address(shortcode).map {
        LinkCard(kind(of: shortcode.name.lowercased()), url: $0, title: title)
      }
    default: return nil
    }
  }

  /// The card for what an `iframe`, `embed` or `object` shows.
  static func card(embedding url: String, title: String) -> LinkCard? {
    let url = url.hasPrefix("//") ? "https:" + url : url
    guard isWeb(url) else { return nil }
    let host = url.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" && $0 != "?" }
    let path = url.dropFirst(
      url.count - url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }.count
    )
    if host.contains("youtube"), let id = path.range(after: "/embed/") {
      return LinkCard(.video, url: watchAddress(youtube: String(id)), title: title)
    }
    if host.hasPrefix("player.vimeo"), let id = path.range(after: "/video/") {
      return LinkCard(.video, url: "https://vimeo.com/\(plain(String(id)))", title: title)
    }
    let isVideo = ["youtu", "vimeo", "video", "twitch", "dailymotion", "c-span", "loom"]
      .contains { host.contains($0) }
    let isAudio = ["soundcloud", "spotify", "podcast", "anchor.fm", "simplecast", "libsyn"]
      .contains { host.contains($0) }
    return LinkCard(isVideo ? .video : isAudio ? .audio : .page, url: url, title: title)
  }

  static func isWeb(_ url: String) -> Bool {
    let start = url.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }

  // MARK: - Addresses

  private static func watchAddress(youtube id: String) -> String {
    "https://www.youtube.com/watch?v=\(plain(id))"
  }

  private static func post(_ shortcode: Shortcode) -> String? {
    if let user = shortcode.argument("user"), let id = shortcode.argument("id") {
      return "https://x.com/\(plain(user))/status/\(plain(id))"
    }
    if let user = shortcode.argument(at: 0), let id = shortcode.argument(at: 1) {
      return "https://x.com/\(plain(user))/status/\(plain(id))"
    }
    return shortcode.argument("id", at: 0).map { "https://x.com/i/status/\(plain($0))" }
  }

  private static func gist(_ shortcode: Shortcode) -> String? {
    guard let user = shortcode.argument("user", at: 0) else { return nil }
    guard let id = shortcode.argument("id", at: 1) else {
      return "https://gist.github.com/\(plain(user))"
    }
    return "https://gist.github.com/\(plain(user))/\(plain(id))"
  }

  private static func address(_ shortcode: Shortcode) -> String? {
    shortcode.argument("src", "url", "href", "mp4", "file", at: 0).flatMap { isWeb($0) ? $0 : nil }
  }

  private static func kind(of name: String) -> LinkCard.Kind {
    switch name {
    case "audio", "podcast": .audio
    case "video", "mp4", "cspan-iframe": .video
    case "pdf", "embed-pdf": .document
    default: .page
    }
  }

  /// An identifier without what would end an address.
  private static func plain(_ id: String) -> String {
    String(id.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.@".contains($0)) })
  }
}

extension Substring {
  fileprivate func range(after text: String) -> Substring? {
    guard let found = indices.first(where: { self[$0...].hasPrefix(text) }) else { return nil }
    return self[index(found, offsetBy: text.count)...]
  }
}
