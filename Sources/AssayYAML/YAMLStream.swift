package import AssayDiagnostics

/// Reads a file whose top is a mapping, one entry at a time, and long lists one element at a time.
///
/// A bank of 20,000 items in one file is never held as a tree: memory is that of the file and of one item.
///
/// ```swift
/// var stream = YAMLStream(file)
/// while let part = stream.next() {
///   switch part {
///   case .entry(let key, let value): …   // `bank: security`
///   case .list(let key): …               // `items:`, its elements follow
///   case .element(let node): …
///   }
/// }
/// report(stream.diagnostics)
/// ```
package struct YAMLStream: ~Copyable {
  package enum Part: Sendable {
    /// An entry of the top mapping.
    case entry(key: YAMLNode, value: YAMLNode)
    /// The key of a list that is read element by element, which follow.
    case list(key: YAMLNode)
    /// The next element of the list named last.
    case element(YAMLNode)
  }

  enum State { case start, inMapping, inList, inWhole, inPart, done }

  let lists: YAMLKeys
  var composer: Composer
  var state = State.start
  var topKeys: [[UInt8]: SourceSpan] = [:]
  var wholeEntries: YAMLNode.Entries?
  var wholeElements: YAMLNode.Elements?
  var recovery = Recovery()
  /// Whether something was left out because its YAML made no sense.
  var hasLosses = false
  /// Whether a list that is read element by element has come to its end.
  private var hasEndedList = false
  /// What is read of the file; nil for all of it.
  let part: YAMLPart?

  /// Prepares to read a file.
  ///
  /// - Parameters:
  ///   - file: What to read. A byte order mark and CRLF are fine.
  ///   - limits: How much to read before refusing.
  ///   - lists: The keys at the top whose lists are read element by element.
  package init(_ file: SourceFile, limits: YAMLLimits = .ownFiles, lists: YAMLKeys = YAMLKeys(["items"])) {
    self.lists = lists
    part = nil
    composer = Composer(file, limits: limits)
  }

  /// Prepares to read a part of a file.
  ///
  /// - Parameters:
  ///   - part: One of the file's ``YAMLPart/parts(of:list:size:)``.
  ///   - file: What to read.
  ///   - limits: How much to read of the whole file before refusing; each part gets its share.
  ///   - lists: The keys at the top whose lists are read element by element.
  package init(
    _ part: YAMLPart, of file: SourceFile, limits: YAMLLimits = .ownFiles, lists: YAMLKeys = YAMLKeys(["items"])
  ) {
    self.lists = lists
    self.part = part
    var limits = limits
    limits.nodes /= part.count
    composer = Composer(file, lines: part.lines, limits: limits)
  }

  /// What is wrong with what was read so far; all of it once ``next()`` has given nil.
  package var diagnostics: [Diagnostic] { composer.problems.found }

  /// Whether the file was read to its end and every entry and element was given out or refused for itself.
  ///
  /// False before ``next()`` has given nil, and when something could not be read because its YAML makes no sense; what
  /// refers to that is not wrong because it is missing.
  package var isComplete: Bool {
    !hasLosses && state == .done && recovery.level == .none && (part == nil || hasEndedList)
  }

  /// The next part, or nil at the end of the file.
  ///
  /// Behind an entry or element whose YAML makes no sense reading goes on with the next one, so that one run shows all
  /// that is wrong.
  package mutating func next() -> Part? {
    while true {
      let part: Part?
      switch state {
      case .start: part = start()
      case .inMapping: part = nextEntry()
      case .inList: part = nextElement()
      case .inWhole: part = nextOfWhole()
      case .inPart: part = nextOfPart()
      case .done: return nil
      }
      if let part { return part }
      if state == .done { recover() }
    }
  }
}

// The places a stream can be at. Nil means: go on from the new state.
extension YAMLStream {
  private mutating func start() -> Part? {
    state = .done
    guard let first = composer.enterDocument() else { return nil }
    if let part, !part.isFirst {
      guard first == .sequenceStart, !composer.parser.isFlow(first) else { return nil }
      composer.outerIndents = [0, part.column]
      state = .inPart
      return nil
    }
    if first == .mappingStart, !composer.parser.isFlow(first) {
      composer.enterCollection(first)
      recovery.rootColumn = composer.outerIndents[0]
      recovery.level = .mapping
      state = .inMapping
      return nil
    }
    guard composer.compose(first) else { return nil }
    let root = composer.part().root
    if root.isMapping {
      wholeEntries = root.entries
      state = .inWhole
    } else if root.isAbsent {
      composer.reportEmpty()
    } else {
      composer.refuseTop()
    }
    _ = composer.leaveDocument()
    return nil
  }

  /// A top mapping in braces, as in a JSON file, is read as a tree first.
  private mutating func nextOfWhole() -> Part? {
    if let element = wholeElements?.next() { return .element(element) }
    wholeElements = nil
    guard let entry = wholeEntries?.next() else {
      state = .done
      return nil
    }
    guard entry.value.isSequence, lists.index(of: entry.key) != nil else {
      return .entry(key: entry.key, value: entry.value)
    }
    wholeElements = entry.value.elements
    return .list(key: entry.key)
  }

  private mutating func nextEntry() -> Part? {
    state = .done
    // Until a key has come, what makes no sense may as well stand in the list before it.
    guard let first = composer.advance() else { return nil }
    recovery.level = .mapping
    if first == .mappingEnd {
      composer.leaveCollection()
      if leaveDocument() { recovery.level = .none }
      return nil
    }
    // In a part the list goes on behind it, so nothing else may follow.
    if part != nil, hasEndedList { hasLosses = true }
    recovery.line = composer.parser.start.line
    guard composer.compose(first) else { return nil }
    let key = composer.part().root
    let isRefused = composer.refusesKey(0, composer.records[0]) || isRepeated(key)
    guard let next = composer.advance() else { return nil }
    if next == .sequenceStart, !isRefused, lists.index(of: key) != nil {
      recovery.listIsFlow = composer.parser.isFlow(next)
      composer.enterCollection(next)
      recovery.listColumn = composer.outerIndents[1]
      state = .inList
      return .list(key: key)
    }
    guard composer.compose(next) else { return nil }
    state = .inMapping
    return isRefused ? nil : .entry(key: key, value: composer.part().root)
  }

  private mutating func nextElement() -> Part? {
    state = .done
    recovery.level = recovery.listIsFlow ? .mapping : .list
    guard let first = composer.advance() else { return nil }
    if first == .sequenceEnd {
      composer.leaveCollection()
      hasEndedList = true
      state = .inMapping
      if let end = recovery.listEnd { resumeMapping(at: end) }
      return nil
    }
    recovery.line = composer.parser.start.line
    guard composer.compose(first) else { return nil }
    state = .inList
    return .element(composer.part().root)
  }

  /// The elements of a part that does not begin with the file.
  private mutating func nextOfPart() -> Part? {
    state = .done
    guard let first = composer.advance() else { return nil }
    if first == .sequenceEnd {
      hasEndedList = true
      if !leaveDocument() { hasLosses = true }
      return nil
    }
    guard composer.compose(first) else { return nil }
    state = .inPart
    return .element(composer.part().root)
  }

  /// Reads on to the end; false when the rest makes no sense, or when a part does not end in the middle of its list.
  private mutating func leaveDocument() -> Bool {
    let isSound = composer.leaveDocument()
    return isSound && (part == nil || (hasEndedList && !composer.hasExplicitEnd))
  }

  private mutating func isRepeated(_ key: YAMLNode) -> Bool {
    let name = Array(key.utf8)
    guard let first = topKeys.updateValue(key.span, forKey: name) else { return false }
    topKeys[name] = first
    composer.refuseTwin(0, of: first)
    return true
  }
}
