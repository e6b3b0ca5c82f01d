import CYAML

/// libyaml's event parser over bytes that stay where they are while it lives.
///
/// libyaml 0.2.5 keeps the state of a parser in about 70 kB of buffers, all freed at the end of life.
struct YAMLParser: ~Copyable {
  /// Where an event stands: line and column from 0, columns in characters.
  struct Mark {
    var line: Int
    var column: Int
  }

  struct Scalar {
    var text: String
    /// Neither quoted nor a block: its kind is told by its look.
    var isPlain: Bool
    var tag: String?
  }

  enum Event {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias(String)
    case scalar(Scalar, anchor: String?)
    case sequenceStart(anchor: String?)
    case sequenceEnd
    case mappingStart(anchor: String?)
    case mappingEnd
  }

  /// libyaml's own words about a document that it cannot parse.
  struct Failure: Error {
    var problem: String
    var mark: Mark
    /// The byte at which the text is not UTF-8 or not allowed; marks are of no use there.
    var offset: Int?
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw Failure(problem: "out of memory", mark: Mark(line: 0, column: 0))
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    // Only now is there anything that the end of life could free.
    self.parser = parser
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func next() throws(Failure) -> (event: Event, mark: Mark) {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    return (Self.event(event), Mark(event.start_mark))
  }

  private var failure: Failure {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
    let isReader = parser.pointee.error == YAML_READER_ERROR
    return Failure(
      problem: problem,
      mark: Mark(parser.pointee.problem_mark),
      offset: isReader ? Int(clamping: parser.pointee.problem_offset) : nil
    )
  }

  private static func event(_ event: yaml_event_t) -> Event {
    switch event.type {
    case YAML_STREAM_START_EVENT, YAML_NO_EVENT: .streamStart
    case YAML_STREAM_END_EVENT: .streamEnd
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias(String(yaml: event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      .sequenceStart(anchor: String(yaml: event.data.sequence_start.anchor))
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      .mappingStart(anchor: String(yaml: event.data.mapping_start.anchor))
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: scalar(event)
    }
  }

  private static func scalar(_ event: yaml_event_t) -> Event {
    let scalar = event.data.scalar
    let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return .scalar(
      Scalar(
        text: String(decoding: text, as: UTF8.self),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
        tag: String(yaml: scalar.tag)
      ),
      anchor: String(yaml: scalar.anchor)
    )
  }
}

extension YAMLParser.Mark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line), column: Int(clamping: mark.column))
  }
}

extension String {
  /// The text of a C string of libyaml's, if there is one.
  fileprivate init?(yaml: UnsafeMutablePointer<UInt8>?) {
    guard let yaml else { return nil }
    self.init(cString: yaml)
  }
}
