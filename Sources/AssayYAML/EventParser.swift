import CYAML

/// Owns a libyaml parser and the event it gave last; frees both, whatever happens.
///
/// All that is unsafe about libyaml stays in this file. The parser pulls its input in pieces, so the bytes of a file
/// are not copied.
@safe
struct EventParser: ~Copyable {
  enum Event { case scalar, mappingStart, mappingEnd, sequenceStart, sequenceEnd, alias, documentStart, documentEnd }
  enum Step { case event(Event), endOfInput, failed }

  /// A place as libyaml counts: lines and code points from 0.
  struct Mark {
    let line: Int
    let column: Int
  }

  /// What libyaml says when it stops.
  struct Failure {
    let problem: String
    let context: String
    let problemMark: Mark
    let contextMark: Mark
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let input: Input

  /// The bytes and how many of them have been handed over.
  private final class Input {
    let bytes: [UInt8]
    let end: Int
    var done: Int
    init(_ bytes: [UInt8], _ range: Range<Int>) {
      self.bytes = bytes
      done = range.lowerBound
      end = range.upperBound
    }
  }

  /// The line of the first byte, from 0.
  private let firstLine: Int
  /// Whether libyaml had the memory for a parser.
  private let isReady: Bool

  /// A parser of a part of a text that begins a line.
  init(_ bytes: [UInt8], _ range: Range<Int>, firstLine: Int = 0) {
    let input = Input(bytes, range)
    self.firstLine = firstLine
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    unsafe event.initialize(to: yaml_event_t())
    self.input = input
    unsafe self.parser = parser
    unsafe self.event = event
    isReady = unsafe yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    unsafe yaml_parser_set_input(
      parser,
      { data, buffer, size, count in
        guard let data = unsafe data, let buffer = unsafe buffer, let count = unsafe count else { return 0 }
        let input = unsafe Unmanaged<Input>.fromOpaque(data).takeUnretainedValue()
        let length = min(size, input.end - input.done)
        unsafe input.bytes.withUnsafeBufferPointer { source in
          guard length > 0, let base = source.baseAddress else { return }
          unsafe buffer.update(from: base + input.done, count: length)
        }
        input.done += length
        unsafe count.pointee = length
        return 1
      }, Unmanaged.passUnretained(input).toOpaque())
  }

  deinit {
    unsafe yaml_event_delete(event)
    unsafe yaml_parser_delete(parser)
    unsafe event.deallocate()
    unsafe parser.deallocate()
  }

  /// Goes on to the next event; the one before is gone.
  mutating func next() -> Step {
    while true {
      unsafe yaml_event_delete(event)
      guard isReady, unsafe yaml_parser_parse(parser, event) == 1 else { return .failed }
      switch unsafe event.pointee.type {
      case YAML_SCALAR_EVENT: return .event(.scalar)
      case YAML_MAPPING_START_EVENT: return .event(.mappingStart)
      case YAML_MAPPING_END_EVENT: return .event(.mappingEnd)
      case YAML_SEQUENCE_START_EVENT: return .event(.sequenceStart)
      case YAML_SEQUENCE_END_EVENT: return .event(.sequenceEnd)
      case YAML_ALIAS_EVENT: return .event(.alias)
      case YAML_DOCUMENT_START_EVENT: return .event(.documentStart)
      case YAML_DOCUMENT_END_EVENT: return .event(.documentEnd)
      case YAML_STREAM_START_EVENT: continue
      default: return .endOfInput
      }
    }
  }
}

// What the event at hand says. Each is meaningful for the events named.
extension EventParser {
  var start: Mark { mark(unsafe event.pointee.start_mark) }

  var end: Mark { mark(unsafe event.pointee.end_mark) }

  private func mark(_ mark: yaml_mark_t) -> Mark { Mark(line: mark.line + firstLine, column: mark.column) }

  /// Whether a scalar or the start of a collection carries `&name`.
  func hasAnchor(_ kind: Event) -> Bool {
    switch kind {
    case .scalar: unsafe event.pointee.data.scalar.anchor != nil
    case .mappingStart: unsafe event.pointee.data.mapping_start.anchor != nil
    case .sequenceStart: unsafe event.pointee.data.sequence_start.anchor != nil
    default: false
    }
  }

  /// Whether a scalar or the start of a collection carries `!tag`.
  func hasTag(_ kind: Event) -> Bool {
    switch kind {
    case .scalar: unsafe event.pointee.data.scalar.tag != nil
    case .mappingStart: unsafe event.pointee.data.mapping_start.tag != nil
    case .sequenceStart: unsafe event.pointee.data.sequence_start.tag != nil
    default: false
    }
  }

  /// Whether a scalar carries an anchor or a tag.
  var scalarHasProperties: Bool {
    unsafe event.pointee.data.scalar.anchor != nil || event.pointee.data.scalar.tag != nil
  }

  /// Whether the start of a collection is one in brackets.
  func isFlow(_ kind: Event) -> Bool {
    switch kind {
    case .mappingStart: unsafe event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    case .sequenceStart: unsafe event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    default: false
    }
  }

  var scalarStyle: YAMLNode.Style {
    switch unsafe event.pointee.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  /// Appends a scalar's text and says how many bytes it has.
  func appendScalar(to text: inout [UInt8]) -> Int {
    let length = unsafe event.pointee.data.scalar.length
    unsafe text.append(contentsOf: UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: length))
    return length
  }

  /// Whether a document starts with `%TAG`.
  var hasTagDirectives: Bool {
    unsafe event.pointee.data.document_start.tag_directives.start
      != event.pointee.data.document_start.tag_directives.end
  }

  /// Whether `...` ends a document.
  var isExplicitEnd: Bool { unsafe event.pointee.data.document_end.implicit == 0 }

  /// Why ``next()`` failed.
  var failure: Failure {
    let state = unsafe parser.pointee
    return unsafe Failure(
      problem: state.problem.map { unsafe String(cString: $0) } ?? "",
      context: state.context.map { unsafe String(cString: $0) } ?? "",
      problemMark: mark(state.problem_mark), contextMark: mark(state.context_mark))
  }
}
