import Configuration
import Diagnostics
import XML

/// Reads RSS 2.0, RSS 1.0, Atom and JSON Feed.
enum FeedReader {
  /// The feed in a file; `nil`, with an error, when it is none or is broken.
  static func read(_ bytes: [UInt8], file: String) -> Diagnosed<Feed?> {
    let first = bytes.first { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "{") { return json(bytes, file: file) }
    let limits = XMLLimits(bytes: ContentLimits.feedSize, depth: 200)
    do throws(XMLFailure) {
      return xml(try XMLDocument(reading: trimmed(bytes), limits: limits).root, file: file)
    } catch {
      let place = SourcePlace(file: file, line: error.line, column: error.column)
      return Diagnosed(nil, [.brokenFeed(error.message, at: place)])
    }
  }

  /// Blank lines before an XML declaration are a mistake of many templates, and harm nobody.
  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = bytes.first, first <= 32 else { return bytes }
    return Array(bytes.drop { $0 <= 32 })
  }

  private static func xml(_ root: XMLElement, file: String) -> Diagnosed<Feed?> {
    switch root.localName {
    case "rss", "RDF": return Diagnosed(RSSReader(root).feed())
    case "feed": return Diagnosed(AtomReader(root).feed())
    default:
      return Diagnosed(nil, [.noFeed(at: SourcePlace(file: file, line: root.line))])
    }
  }

  private static func json(_ bytes: [UInt8], file: String) -> Diagnosed<Feed?> {
    ConfigurationReader.read(bytes, as: .json, file: file).flattening { node in
      guard let node else { return Diagnosed(nil) }
      guard let map = node.map, map["items"]?.list != nil else {
        return Diagnosed(nil, [.noFeed(at: node.place)])
      }
      return Diagnosed(JSONFeedReader(map).feed())
    }
  }
}

extension Diagnostic {
  fileprivate static func brokenFeed(_ reason: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-feed",
      "the feed is broken: \(reason); left out",
      at: place
    )
  }

  fileprivate static func noFeed(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-feed",
      "this is no feed",
      at: place,
      hint: "RSS, Atom and JSON Feed are read"
    )
  }

  static func unreadableFeed(_ file: String, _ words: String) -> Diagnostic {
    Diagnostic(.error, id: "invalid-feed", "\(words); left out", at: SourcePlace(file: file))
  }

  static func remoteFeed(_ address: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "remote-feed",
      "'\(address)' is not fetched",
      at: place,
      hint: "save the feed beside newsletter.yaml and name the file"
    )
  }

  static func summaryOnly(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .note,
      id: "summary-only",
      "the feed has only a summary of the article",
      at: place
    )
  }

  static func tooManyItems(_ count: Int, in file: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "too-many-items",
      "the feed has \(count) articles; the first \(ContentLimits.feedItems) are read",
      at: SourcePlace(file: file)
    )
  }

  static func tooLargeItem(_ bytes: Int, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unreadable-article",
      "the article has \(bytes) bytes, more than the \(ContentLimits.articleSize) that are read; left out",
      at: place
    )
  }
}
