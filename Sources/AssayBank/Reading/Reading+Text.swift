import AssayDiagnostics
import AssayMarkdown
import AssayModel
import AssayYAML

// Texts and words. Each gives nil, and reports, when the node is not what is asked for.
extension Reading {
  /// Whether a node is a scalar, as everything here must be; a list or mapping is reported.
  func isScalar(_ node: YAMLNode) -> Bool {
    if node.isScalar { return true }
    if node.isMapping, node.style == .flow {
      error(
        "a text is expected here, not a mapping", rule: .wrongShape, at: node.span,
        help: "text that begins with `{` goes in quotes")
    } else {
      error("a text is expected here, not a \(node.isMapping ? "mapping" : "list")", rule: .wrongShape, at: node.span)
    }
    return false
  }

  /// A text that is not Markdown, as it was typed; it may not be blank.
  func plainText(_ node: YAMLNode) -> String? {
    guard isScalar(node) else { return nil }
    guard !node.isBlank else {
      error("the text is empty; write something", rule: .missingValue, at: node.span)
      return nil
    }
    return node.string
  }

  /// A Markdown text, checked, in which neither gaps nor parameters may stand; pictures where clients show them.
  func markdown(_ node: YAMLNode, allowsPictures: Bool = true) -> String? {
    guard let text = plainText(node) else { return nil }
    guard !MarkdownDocument.isHarmless(text) else { return text }
    let check = MarkdownDocument.check(text)
    report(check, in: node, allowsPictures: allowsPictures)
    for gap in check.gaps {
      error(
        "gaps such as `[[\(gap.name)]]` may stand in the stem of a cloze item only", rule: "gap-misplaced",
        at: place(of: gap.range, in: node), help: "write `\\[[\(gap.name)]]` for the brackets themselves")
    }
    return text
  }

  /// What is wrong with a Markdown text, at its place in the scalar.
  func report(_ check: MarkdownCheck, in node: YAMLNode, allowsPictures: Bool = true) {
    take(check.pictures, in: node, isShown: allowsPictures)
    for problem in check.problems {
      let (rule, place) = (RuleID(stringLiteral: problem.code.rawValue), place(of: problem.range, in: node))
      if problem.code.isWarning {
        let meant = problem.code == .texName ? meant(by: problem, in: node) : nil
        warn(
          "\(problem.message)\(meant.map { "; did you mean `\($0)`?" } ?? "")", rule: rule, at: place,
          help: problem.help)
      } else {
        error("\(problem.message)", rule: rule, at: place, help: problem.help)
      }
    }
    for parameter in check.parameters {
      error(
        "`{{\(parameter.name)}}` names a parameter, and this version fills in none; write the value out",
        rule: .notSupported, at: place(of: parameter.range, in: node))
    }
  }

  /// The name in TeX that is nearest to one that is not known.
  private func meant(by problem: MarkdownProblem, in node: YAMLNode) -> String? {
    let name = Array(node.utf8).dropFirst(problem.range.lowerBound).prefix(problem.range.count)
    return suggestion(for: String(decoding: name, as: UTF8.self), among: MarkdownDocument.texNames)
  }

  /// An id: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`.
  func id<Kind>(_ node: YAMLNode, _ type: Identifier<Kind>.Type = Identifier<Kind>.self) -> Identifier<Kind>? {
    guard isScalar(node) else { return nil }
    if let id = Identifier<Kind>(node.string) { return id }
    error(
      "`\(node.quotation)` is not an id; use letters, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 64",
      rule: "id-malformed", at: node.span)
    return nil
  }

  /// One of the words of an enumeration; `kind` says what they are, with an article: `a status`.
  func word<Value: RawRepresentable & CaseIterable>(_ node: YAMLNode, _ kind: StaticString, _: Value.Type = Value.self)
    -> Value?
  where Value.RawValue == String {
    guard isScalar(node) else { return nil }
    // Swift compares strings by canonical equivalence; no other text is equivalent to small letters and hyphens.
    if let value = Value(rawValue: node.string) { return value }
    notAWord(node, kind, of: Value.allCases.map(\.rawValue))
    return nil
  }

  /// Reports a word that is none of a few.
  func notAWord(_ node: YAMLNode, _ kind: StaticString, of words: [String]) {
    if let meant = suggestion(for: node.string, among: words) {
      error(
        "`\(node.quotation)` is not \(kind); did you mean `\(meant)`?", rule: .wrongValue, at: node.span,
        fixes: [.init("write `\(meant)`", edits: [TextEdit(node.span, meant)])])
    } else {
      error(
        "`\(node.quotation)` is not \(kind); write \(words.map { "`\($0)`" }.joined(separator: ", "))",
        rule: .wrongValue, at: node.span)
    }
  }

  /// `true` or `false`, and no other word.
  func flag(_ node: YAMLNode) -> Bool? {
    if node.isText("true") { return true }
    if node.isText("false") { return false }
    guard isScalar(node) else { return nil }
    let lower = node.string.lowercased()
    let meant: String? =
      switch lower {
      case "yes", "on", "y", "1", "true", "right": "true"
      case "no", "off", "n", "0", "false", "wrong": "false"
      default: nil
      }
    if let meant {
      error(
        "`\(node.quotation)` is neither `true` nor `false`; write `\(meant)`", rule: .wrongValue, at: node.span,
        fixes: [.init("write `\(meant)`", edits: [TextEdit(node.span, meant)])])
    } else {
      error("`\(node.quotation)` is neither `true` nor `false`", rule: .wrongValue, at: node.span)
    }
    return nil
  }

  /// One of two words, as whether it is the first; `kind` says what they are, with an article: `a way to flag`.
  func flag(_ node: YAMLNode, _ kind: StaticString, on: String, off: String) -> Bool? {
    guard isScalar(node) else { return nil }
    if node.isText(on) { return true }
    if node.isText(off) { return false }
    notAWord(node, kind, of: [on, off])
    return nil
  }

  /// A day of the Gregorian calendar, `YYYY-MM-DD`.
  func day(_ node: YAMLNode) -> String? {
    guard isScalar(node) else { return nil }
    let text = node.string
    if isDay(text) { return text }
    error(
      "`\(node.quotation)` is not a day; write it as year, month and day: `2027-06-30`", rule: .wrongValue,
      at: node.span)
    return nil
  }

  /// The elements of a list, each read by a closure; those that give nil are left out.
  ///
  /// - Parameters:
  ///   - node: The list.
  ///   - name: Its key, for messages.
  ///   - path: The way to it; the elements are noted below it.
  ///   - read: Reads an element and gets the way to it.
  /// - Returns: What was read; nil for what is no list.
  func list<Value>(
    _ node: YAMLNode, _ name: String, at path: FieldPath, _ read: (YAMLNode, FieldPath) -> Value?
  ) -> [Value]? {
    guard node.isSequence else {
      let help =
        node.isScalar ? "`\(name): [\(node.quotation)]`, or one `- …` line for each" : "one `- …` line for each"
      error("`\(name)` is a list; write \(help)", rule: .wrongShape, at: node.span)
      return nil
    }
    var values: [Value] = []
    values.reserveCapacity(node.count)
    var index = 0
    for element in node.elements {
      let place = path[index]
      note(place, element)
      index += 1
      guard !element.isAbsent else {
        error("an entry of `\(name)` is empty; write one or remove the line", rule: .missingValue, at: element.span)
        continue
      }
      if let value = read(element, place) { values.append(value) }
    }
    return values
  }
}

/// Whether a text is a day of the Gregorian calendar, `YYYY-MM-DD`.
func isDay(_ text: String) -> Bool {
  guard text.utf8.count == 10 else { return false }
  var (numbers, place) = ((year: 0, month: 0, day: 0), 0)
  for byte in text.utf8 {
    place += 1
    guard place != 5, place != 8 else {
      if byte == UInt8(ascii: "-") { continue }
      return false
    }
    guard (0x30...0x39).contains(byte) else { return false }
    let digit = Int(byte - 0x30)
    switch place {
    case ...4: numbers.year = numbers.year * 10 + digit
    case ...7: numbers.month = numbers.month * 10 + digit
    default: numbers.day = numbers.day * 10 + digit
    }
  }
  return (1...12).contains(numbers.month) && (1...dayCount(of: numbers.month, in: numbers.year)).contains(numbers.day)
}

/// How many days a month has, counted from 1, in the Gregorian calendar.
private func dayCount(of month: Int, in year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}
