import AssayDiagnostics

/// Builds nodes from libyaml's events, one whole node at a time, and refuses what the format does not allow.
struct Composer: ~Copyable {
  let file: SourceFile
  let limits: YAMLLimits
  var parser: EventParser
  var places: Places
  var problems: Problems
  var records: [NodeRecord] = []
  var text: [UInt8] = []
  /// The innermost open collection, and those around it; the outermost of them is none.
  var top = Frame()
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
  /// Whether `...` ended the document.
  var hasExplicitEnd = false
  /// Set when nothing more can be read.
  var isOver: Bool
  /// Set when that is because libyaml could make no sense of the text.
  var hasFailed = false

  /// A composer at the start of a file; it is over at once when the file's size or its bytes are refused.
  ///
  /// - Parameters:
  ///   - file: What to read.
  ///   - lines: Its lines that are read, counted from 0; nil for all.
  ///   - limits: How much to read before refusing.
  init(_ file: SourceFile, lines: Range<Int>? = nil, limits: YAMLLimits) {
    var problems = Problems(in: file)
    let lines = lines ?? 0..<file.lines.count
    if let refusal = Self.tooLarge(file, limits: limits) {
      problems.add(refusal)
    } else {
      Screening.check(file, lines, into: &problems)
    }
    isOver = !problems.found.isEmpty
    parser = EventParser(file.bytes, isOver ? 0..<0 : file.bytes(of: lines), firstLine: lines.lowerBound)
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
    closeAll()
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
    records.append(newRecord(event == .mappingStart ? .mapping : .sequence, .block, at: parser.start))
    refuseProperties(event, of: 0)
    outerIndents.append(Int(records[0].column) - 1)
  }

  /// Leaves a collection that was entered.
  mutating func leaveCollection() { outerIndents.removeLast() }

  /// The nodes built last, as a tree of their own.
  ///
  /// The tree shares the arrays, so the next node is built in the same memory unless somebody keeps this one.
  func part() -> YAMLTree { YAMLTree(file: file.id, records: records, text: text) }
}

// Nodes, as they come.
extension Composer {
  private mutating func addScalar() {
    let (start, end) = (parser.start, parser.end)
    var record = newRecord(.scalar, parser.scalarStyle, at: start)
    record.first = UInt32(truncatingIfNeeded: text.count)
    record.length = UInt32(truncatingIfNeeded: parser.appendScalar(to: &text))
    record.upper = UInt32(truncatingIfNeeded: places.offset(of: end))
    let index = records.count
    if record.style.rawValue >= YAMLNode.Style.literal.rawValue {
      while record.upper > record.lower, Self.isBlank(places.bytes[Int(record.upper) - 1]) { record.upper -= 1 }
    }
    records.append(record)
    if end.line > start.line, record.style == .plain { noticeDash(index) }
    if parser.scalarHasProperties { refuseProperties(.scalar, of: index) }
    finish(index, record)
  }

  private mutating func addAlias() {
    var record = newRecord(.scalar, .plain, at: parser.start)
    record.upper = UInt32(truncatingIfNeeded: places.offset(of: parser.end))
    records.append(record)
    refuseAlias(records.count - 1)
    finish(records.count - 1, record)
  }

  private mutating func open(_ event: EventParser.Event) {
    let isFlow = parser.isFlow(event)
    let index = records.count
    let record = newRecord(event == .mappingStart ? .mapping : .sequence, isFlow ? .flow : .block, at: parser.start)
    records.append(record)
    refuseProperties(event, of: index)
    if outerIndents.count + frames.count >= limits.depth { return refuseDepth(index) }
    if isFlow, event == .mappingStart, template == nil { noticeTemplate(index) }
    frames.append(top)
    top = Frame(
      index: index, isMapping: event == .mappingStart, isFlow: isFlow, keyBase: keys.base, lastUpper: record.upper)
  }

  private mutating func close() {
    guard let outer = frames.popLast() else { return }
    flushCommaSplit(depth: frames.count + 1)
    let frame = top
    top = outer
    if frame.isMapping { keys.remove(from: frame.keyBase) }
    var record = records[frame.index]
    record.upper = frame.lastUpper
    record.first = frame.count
    record.end = UInt32(truncatingIfNeeded: records.count)
    if frame.isFlow {
      let (start, end) = (parser.start, parser.end)
      // A lone `key: value` in a flow sequence has no brace of its own.
      if end.column > start.column || end.line > start.line {
        record.upper = UInt32(truncatingIfNeeded: places.offset(of: end))
      }
    }
    records[frame.index] = record
    if template == frame.index { replaceTemplate(frame.index) }
    finish(frame.index, records[frame.index])
  }

  /// A node at the event at hand, empty as yet, which will be the next record.
  @inline(__always)
  private mutating func newRecord(_ kind: YAMLNode.Kind, _ style: YAMLNode.Style, at start: EventParser.Mark)
    -> NodeRecord
  {
    nodeCount += 1
    let lower = UInt32(truncatingIfNeeded: places.offset(of: start))
    if nodeCount > limits.nodes { refuseCount(at: Int(lower)) }
    // libyaml counts a line more at the end of a text whose last line is not ended.
    let start = start.line < places.lineCount ? start : file.mark(at: Int(lower))
    return NodeRecord(
      lower: lower, upper: lower, line: UInt32(truncatingIfNeeded: start.line + 1),
      column: UInt32(truncatingIfNeeded: start.column + 1), first: 0, length: 0,
      end: UInt32(truncatingIfNeeded: records.count + 1), kind: kind, style: style, name: .none)
  }

  /// Gives a finished node its place in the collection around it.
  private mutating func finish(_ index: Int, _ record: NodeRecord) {
    guard !frames.isEmpty else { return }
    top.lastUpper = record.upper
    guard top.isMapping else {
      top.count += 1
      return
    }
    if top.isAtKey {
      top.isAtKey = false
      top.key = index
      top.twin = -1
      top.drops = refusesKey(index, record)
      guard !top.drops else { return }
      let name = YAMLName(text.span, record.textRange)
      records[index].name = name
      top.twin = keys.twin(
        of: name, record.textRange, base: top.keyBase, records: records.span, text: text.span)
      if top.twin < 0 { keys.append(name, record: index, text: textOfKey(index), base: top.keyBase) }
      return
    }
    top.isAtKey = true
    if top.isFlow, noticesCommaSplit(record) {
      if !top.drops, top.twin < 0 { keys.removeLast(text: textOfKey(top.key), base: top.keyBase) }
      top.drops = true
    } else {
      flushCommaSplit(depth: frames.count)
      if top.twin >= 0 {
        refuseTwin(top.key, of: span(of: top.twin))
        top.drops = true
      }
    }
    if top.drops {
      records.removeLast(records.count - top.key)
    } else {
      top.count += 1
      top.lastKey = top.key
      top.lastValue = index
    }
  }

  /// A key's text where the table of a large mapping needs it.
  @inline(__always)
  private func textOfKey(_ index: Int) -> [UInt8] {
    keys.isLarge(top.keyBase) ? Array(text[records[index].textRange]) : []
  }

  /// Forgets the collections that are open, if reading stopped inside them.
  mutating func closeAll() {
    guard !frames.isEmpty else { return }
    frames.removeAll(keepingCapacity: true)
    top = Frame()
    keys = KeyIndex()
    commaSplits.removeAll()
    template = nil
  }

  /// The collections that are open, the outermost first.
  var openFrames: ArraySlice<Frame> { frames.isEmpty ? [] : (frames + [top]).dropFirst() }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

extension SourceFile {
  fileprivate func mark(at offset: Int) -> EventParser.Mark {
    let (line, column) = position(at: offset)
    return EventParser.Mark(line: line - 1, column: column - 1)
  }
}

// What messages are made of.
extension Composer {
  func span(of record: Int) -> SourceSpan {
    let node = records[record]
    return SourceSpan(file: file.id, lower: node.lower, upper: node.upper, line: node.line, column: node.column)
  }

  /// A scalar's text for a message, shortened.
  func name(of record: Int) -> String {
    quotation(text[records[record].textRange])
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
