import AssayDiagnostics

/// Builds nodes from libyaml's events, one whole node at a time, and refuses what the format does not allow.
struct Composer: ~Copyable {
  /// A mapping or sequence that is still open.
  struct Frame {
    /// Its record.
    let index: Int
    let isMapping: Bool
    let isFlow: Bool
    /// Where its keys begin in ``keys``.
    let keyBase: Int
    var count: UInt32 = 0
    /// The byte after its last child.
    var lastUpper: UInt32
    var isAtKey = true
    /// The record of the key whose value comes next, or came last.
    var key = -1
    /// The key and value of the last entry that stayed.
    var lastEntry: (key: Int, value: Int)?
    /// Whether the entry at hand is not to stay.
    var drops = false
    /// The earlier key with the same text.
    var twin: Int?
  }

  let file: SourceFile
  let limits: YAMLLimits
  var parser: EventParser
  var places: Places
  var problems: Problems
  var records: [NodeRecord] = []
  var text: [UInt8] = []
  var frames: [Frame] = []
  var keys = KeyIndex()
  var commaSplits: [CommaSplit] = []
  /// The frame of an unquoted `{{…}}`, inside which nothing is reported.
  var template: Int?
  /// The line, from 1, about which something was said that also explains why YAML makes no sense of it.
  var explainedLine: UInt32 = 0
  /// Nodes read since the start of the file.
  var nodeCount = 0
  /// The columns, from 0, of the collections around the node that is being built.
  var outerIndents: [Int] = []
  /// Set when nothing more can be read.
  var isOver: Bool
  /// Set when that is because libyaml could make no sense of the text.
  var hasFailed = false

  /// A composer at the start of a file; it is over at once when the file's size or its bytes are refused.
  init(_ file: SourceFile, limits: YAMLLimits) {
    var problems = Problems(in: file)
    if let refusal = Self.tooLarge(file, limits: limits) {
      problems.add(refusal)
    } else {
      Screening.check(file, into: &problems)
    }
    isOver = !problems.found.isEmpty
    parser = EventParser(file.bytes, isOver ? 0..<0 : 0..<file.bytes.count)
    places = Places(file)
    self.file = file
    self.limits = limits
    self.problems = problems
  }

  /// The next event; nil at the end or after a mistake that nothing can be read behind, which is then reported.
  mutating func advance() -> EventParser.Event? {
    guard !isOver, !problems.isFull else { return nil }
    switch parser.next() {
    case .event(let event): return event
    case .endOfInput: isOver = true
    case .failed:
      isOver = true
      hasFailed = true
      report(parser.failure)
    }
    return nil
  }

  /// Builds the node that begins with the event at hand; false when it cannot be finished.
  mutating func compose(_ first: EventParser.Event) -> Bool {
    records.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    var event = first
    while true {
      switch event {
      case .scalar: addScalar()
      case .alias: addAlias()
      case .mappingStart, .sequenceStart: open(event)
      case .mappingEnd, .sequenceEnd: close()
      case .documentStart, .documentEnd: return false
      }
      guard !isOver else { return false }
      if frames.isEmpty { return true }
      guard let next = advance() else { return false }
      event = next
    }
  }

  /// Goes into a collection whose children are built one by one.
  mutating func enterCollection(_ event: EventParser.Event) {
    records.removeAll(keepingCapacity: true)
    refuseProperties(event, of: appendRecord(event == .mappingStart ? .mapping : .sequence, style: .block))
    outerIndents.append(Int(records[0].column) - 1)
  }

  /// Leaves a collection that was entered.
  mutating func leaveCollection() { outerIndents.removeLast() }

  /// The nodes built last, as a tree of their own.
  func part() -> YAMLTree { YAMLTree(file: file.id, records: Array(records[...]), text: Array(text[...])) }
}

// Nodes, as they come.
extension Composer {
  private mutating func addScalar() {
    let style = parser.scalarStyle
    let record = appendRecord(.scalar, style: style)
    let first = text.count
    records[record].first = UInt32(truncatingIfNeeded: first)
    records[record].length = UInt32(truncatingIfNeeded: parser.appendScalar(to: &text))
    var upper = places.offset(of: parser.end)
    if style == .literal || style == .folded {
      let lower = Int(records[record].lower)
      while upper > lower, Self.isBlank(places.bytes[upper - 1]) { upper -= 1 }
    }
    records[record].upper = UInt32(truncatingIfNeeded: upper)
    if style == .plain, parser.end.line > parser.start.line { noticeDash(record) }
    refuseProperties(.scalar, of: record)
    finish(record)
  }

  private mutating func addAlias() {
    let record = appendRecord(.scalar, style: .plain)
    records[record].upper = UInt32(truncatingIfNeeded: places.offset(of: parser.end))
    refuseAlias(record)
    finish(record)
  }

  private mutating func open(_ event: EventParser.Event) {
    let isFlow = parser.isFlow(event)
    let record = appendRecord(event == .mappingStart ? .mapping : .sequence, style: isFlow ? .flow : .block)
    refuseProperties(event, of: record)
    if outerIndents.count + frames.count >= limits.depth { return refuseDepth(record) }
    if isFlow, event == .mappingStart, template == nil { noticeTemplate(record) }
    frames.append(
      Frame(
        index: record, isMapping: event == .mappingStart, isFlow: isFlow, keyBase: keys.base,
        lastUpper: records[record].upper))
  }

  private mutating func close() {
    guard let frame = frames.popLast() else { return }
    flushCommaSplit(depth: frames.count + 1)
    if frame.isMapping { keys.remove(from: frame.keyBase) }
    var upper = frame.lastUpper
    if frame.isFlow {
      let (start, end) = (parser.start, parser.end)
      // A lone `key: value` in a flow sequence has no brace of its own.
      if end.column > start.column || end.line > start.line {
        upper = UInt32(truncatingIfNeeded: places.offset(of: end))
      }
    }
    records[frame.index].upper = upper
    records[frame.index].first = frame.count
    records[frame.index].end = UInt32(truncatingIfNeeded: records.count)
    if template == frame.index { replaceTemplate(frame.index) }
    finish(frame.index)
  }

  /// Appends a node at the event at hand, empty as yet.
  private mutating func appendRecord(_ kind: YAMLNode.Kind, style: YAMLNode.Style) -> Int {
    nodeCount += 1
    let start = parser.start
    let lower = UInt32(truncatingIfNeeded: places.offset(of: start))
    let index = records.count
    records.append(
      NodeRecord(
        lower: lower, upper: lower, line: UInt32(truncatingIfNeeded: start.line + 1),
        column: UInt32(truncatingIfNeeded: start.column + 1), first: 0, length: 0,
        end: UInt32(truncatingIfNeeded: index + 1), kind: kind, style: style))
    if nodeCount > limits.nodes { refuseCount(index) }
    return index
  }

  /// Gives a finished node its place in the collection around it.
  private mutating func finish(_ record: Int) {
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    frames[top].lastUpper = records[record].upper
    guard frames[top].isMapping else {
      frames[top].count += 1
      return
    }
    if frames[top].isAtKey {
      frames[top].isAtKey = false
      frames[top].key = record
      frames[top].twin = nil
      frames[top].drops = refusesKey(record)
      guard !frames[top].drops else { return }
      frames[top].twin = keys.insert(record, base: frames[top].keyBase, records: records, text: text)
      return
    }
    frames[top].isAtKey = true
    let key = frames[top].key
    if frames[top].isFlow, noticesCommaSplit(frames[top], value: record) {
      if !frames[top].drops, frames[top].twin == nil { keys.removeLast() }
      frames[top].drops = true
    } else {
      flushCommaSplit(depth: frames.count)
      if let twin = frames[top].twin {
        refuseTwin(key, of: span(of: twin))
        frames[top].drops = true
      }
    }
    if frames[top].drops {
      records.removeLast(records.count - key)
    } else {
      frames[top].count += 1
      frames[top].lastEntry = (key, record)
    }
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

// What messages are made of.
extension Composer {
  func span(of record: Int) -> SourceSpan {
    let node = records[record]
    return SourceSpan(file: file.id, lower: node.lower, upper: node.upper, line: node.line, column: node.column)
  }

  /// A scalar's text for a message, shortened.
  func name(of record: Int) -> String {
    let node = records[record]
    guard node.kind == .scalar else { return "" }
    return quotation(text[Int(node.first)..<Int(node.first + node.length)])
  }

  func quotation(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.count > 60 else { return String(decoding: bytes, as: UTF8.self) }
    var end = bytes.startIndex + 57
    while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }

  mutating func report(_ diagnostic: Diagnostic) {
    if template == nil { problems.add(diagnostic) }
  }
}
