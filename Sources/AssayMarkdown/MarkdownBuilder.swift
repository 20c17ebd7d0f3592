/// Makes a document of what CommonMark read and of the pieces that were taken out before, and says what is wrong.
///
/// Open nodes wait on a stack of frames; nothing recurses. A node that stands too deep, or a link that leads where no link
/// may, gives its children to its parent, so that words are never lost.
struct MarkdownBuilder {
  private let pieces: MarkdownPieces
  private var stack = [MarkdownFrame(.document)]
  private(set) var check = MarkdownCheck()
  private let lineStarts: [Int]
  /// In ``MarkdownPieces/bytes``: where the last node with a place began, and so where to look for the next.
  private var cursor = 0
  private var blockDepth = 0
  private var inlineDepth = 0

  /// More problems than this in one text tell an author nothing new.
  private static let maximumProblemCount = 100

  init(_ pieces: MarkdownPieces) {
    self.pieces = pieces
    var starts = [0]
    var end = MarkdownLines.end(of: pieces.bytes, from: 0)
    while end < pieces.bytes.count {
      starts.append(MarkdownLines.next(pieces.bytes, after: end))
      end = MarkdownLines.end(of: pieces.bytes, from: starts[starts.count - 1])
    }
    lineStarts = starts
  }

  func finish() -> ParsedMarkdown {
    var check = check
    check.problems.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    return ParsedMarkdown(document: MarkdownDocument(blocks: stack.first?.blocks ?? []), check: check)
  }

  mutating func visit(_ event: CommonMarkEvent) {
    if event.isExit { return close(event) }
    switch event.node {
    case .document: break
    case .quote: open(.quote, event)
    case .list(let start, let isTight): open(.list(start: start, isTight: isTight), event)
    case .item: open(.item, event)
    case .paragraph: open(.paragraph, event)
    case .heading(let level): open(.heading(level: level), event)
    case .table(let alignments): open(.table(alignments), event)
    case .tableRow: open(.tableRow, event)
    case .tableCell: open(.tableCell, event)
    case .emphasis: open(.emphasis, event)
    case .strong: open(.strong, event)
    case .link(let address, let title): open(.link(address: address, title: title), event)
    case .image(let address, let title): open(.image(address: address, title: title), event)
    case .other: open(.transparent, event)
    case .thematicBreak: add(.thematicBreak)
    case .codeBlock(let code, let info): addCode(code, info: info)
    case .htmlBlock(let html): addHTMLBlock(html, event)
    case .text(let text): addText(text)
    case .code(let code): add(.code(pieces.restored(code)))
    case .html(let html): addHTML(html, event)
    case .softBreak: add(.softBreak)
    case .hardBreak: add(.hardBreak)
    }
  }
}

// MARK: - Nodes with children

extension MarkdownBuilder {
  private mutating func open(_ kind: MarkdownFrame.Kind, _ event: CommonMarkEvent) {
    var frame = MarkdownFrame(kind)
    frame.start = place(event)
    if frame.isContainer { blockDepth += 1 }
    if frame.isNestedInline { inlineDepth += 1 }
    let isTooDeep =
      (frame.isContainer && blockDepth > MarkdownDocument.maximumDepth)
      || (frame.isNestedInline && inlineDepth > MarkdownDocument.maximumDepth)
    if isTooDeep {
      frame.isTransparent = true
      let isReported = check.problems.contains { $0.code == .depth }
      if !isReported { report(.tooDeep(sourceRange(frame.start, length: 1))) }
    }
    stack.append(frame)
  }

  private mutating func close(_ event: CommonMarkEvent) {
    if case .document = event.node { return }
    guard stack.count > 1, var frame = stack.popLast() else { return }
    frame.endRun()
    if frame.isContainer { blockDepth -= 1 }
    if frame.isNestedInline { inlineDepth -= 1 }
    switch frame.kind {
    case .link(let address, let title): closeLink(&frame, pieces.restored(address), pieces.restored(title))
    case .image(let address, let title): closeImage(&frame, pieces.restored(address), pieces.restored(title))
    default: break
    }
    stack[stack.count - 1].take(frame)
  }

  private mutating func closeLink(_ frame: inout MarkdownFrame, _ address: String, _ title: String) {
    // CommonMark writes `mailto:` before an address between angle brackets.
    if MarkdownAddress.isLink(address) {
      frame.kind = .link(address: address, title: title)
    } else {
      frame.isTransparent = true
      reportPlaced { .link(address, at: $0.addressRange(address, from: frame.start)) }
    }
  }

  private mutating func closeImage(_ frame: inout MarkdownFrame, _ source: String, _ title: String) {
    frame.kind = .image(address: source, title: title)
    if !MarkdownAddress.isMedia(source) {
      frame.isTransparent = true
      reportPlaced { .image(source, at: $0.addressRange(source, from: frame.start)) }
    } else {
      let range = addressRange(source, from: frame.start)
      check.pictures.append(MarkdownReference(name: source, range: range))
      if MarkdownDocument.words(of: frame.inlines).isEmpty { report(.imageAlternative(source, at: range)) }
    }
  }
}

// MARK: - Nodes without children

extension MarkdownBuilder {
  private mutating func add(_ block: MarkdownBlock) { stack[stack.count - 1].blocks.append(block) }

  private mutating func add(_ inline: MarkdownInline) { stack[stack.count - 1].append(inline) }

  private mutating func addCode(_ code: String, info: String) {
    let language = pieces.restored(info).split(whereSeparator: \.isWhitespace).first.map(String.init)
    add(.code(pieces.restored(code), language: language))
  }

  private mutating func addHTML(_ html: String, _ event: CommonMarkEvent) {
    let html = pieces.restored(html)
    add(.text(html))
    reportHTML(html, event)
  }

  private mutating func addHTMLBlock(_ html: String, _ event: CommonMarkEvent) {
    let html = pieces.restored(html)
    let trimmed = html.split(separator: "\n", omittingEmptySubsequences: true).map { MarkdownInline.text(String($0)) }
    add(.paragraph(Array(trimmed.map { [$0] }.joined(separator: [.softBreak]))))
    reportHTML(html, event)
  }

  private mutating func reportHTML(_ html: String, _ event: CommonMarkEvent) {
    // A closing tag is no second mistake.
    let isClosing = html.utf8.drop { $0.isBlank }.dropFirst().first == UInt8(ascii: "/")
    let name = MarkdownHTMLHint.name(of: html)
    let isReported = isClosing && check.problems.contains { $0.code == .rawHTML && $0.message.contains("<" + name) }
    if isReported { return }
    reportPlaced { builder in
      let tag = html.utf8.drop { $0.isBlank }
      let line = tag.prefix { !$0.isLineEnd }
      let end = line.firstIndex(of: .greater).map { line.index(after: $0) } ?? line.endIndex
      let shown = Array(line[..<end])
      let start = builder.find(shown, near: builder.place(event))
      return MarkdownHTMLHint.problem(html, at: builder.sourceRange(start, length: max(shown.count, 1)))
    }
  }

  /// Running text, with each stand-in replaced by its piece.
  private mutating func addText(_ text: String) {
    guard text.utf8.contains(0xf3), !stack.contains(where: \.isImage) else { return add(.text(pieces.restored(text))) }
    var run = ""
    for scalar in text.unicodeScalars {
      guard let piece = pieces.piece(for: scalar) else {
        run.unicodeScalars.append(scalar)
        continue
      }
      if !run.isEmpty { add(.text(run)) }
      run = ""
      add(piece)
    }
    if !run.isEmpty { add(.text(run)) }
  }

  private mutating func add(_ piece: MarkdownPieces.Piece) {
    switch piece.content {
    case .math(let tex, let isDisplayed):
      add(.math(tex: tex.text, isDisplayed: isDisplayed))
      for problem in MathFormula(tex.text).problems { report(MarkdownProblem(problem, in: tex)) }
    case .gap(let name):
      add(.gap(name))
      check.gaps.append(MarkdownReference(name: name, range: piece.source))
    case .parameter(let name):
      add(.parameter(name))
      check.parameters.append(MarkdownReference(name: name, range: piece.source))
    case .wrong(let problem):
      add(.text(pieces.typed(piece)))
      report(problem)
    case .literal: add(.text(pieces.typed(piece)))
    }
  }
}

// MARK: - Places

extension MarkdownBuilder {
  private mutating func report(_ problem: MarkdownProblem) {
    if check.problems.count < Self.maximumProblemCount { check.problems.append(problem) }
  }

  /// Finding a place costs a search: it is spared where nothing would be reported.
  private mutating func reportPlaced(_ problem: (inout MarkdownBuilder) -> MarkdownProblem) {
    if check.problems.count < Self.maximumProblemCount { check.problems.append(problem(&self)) }
  }

  /// The index in the parsed bytes where a node begins, by cmark's count.
  private func place(_ event: CommonMarkEvent) -> Int {
    guard event.line >= 1, event.line <= lineStarts.count else { return cursor }
    return min(lineStarts[event.line - 1] + max(event.column - 1, 0), pieces.bytes.count)
  }

  /// Where some bytes stand, at or after `index` if they do, else anywhere; cmark's columns can be off behind escapes.
  private mutating func find(_ bytes: [UInt8], near index: Int) -> Int {
    if pieces.bytes[index...].starts(with: bytes) {
      cursor = index
    } else {
      cursor = first(bytes, from: max(cursor + 1, index - 64)) ?? first(bytes, from: 0) ?? index
    }
    return cursor
  }

  private func first(_ bytes: [UInt8], from index: Int) -> Int? {
    guard let head = bytes.first else { return nil }
    var index = max(index, 0)
    while index + bytes.count <= pieces.bytes.count {
      if pieces.bytes[index] == head, pieces.bytes[index...].starts(with: bytes) { return index }
      index += 1
    }
    return nil
  }

  /// Where the address of a link or an image stands in the source; the link's first byte when it is spelt otherwise.
  private func addressRange(_ address: String, from start: Int) -> Range<Int> {
    let bytes = Array(address.utf8)
    guard let found = first(bytes, from: start) ?? first(bytes, from: 0) else { return sourceRange(start, length: 1) }
    return sourceRange(found, length: bytes.count)
  }

  private func sourceRange(_ start: Int, length: Int) -> Range<Int> {
    let end = min(start + length, pieces.bytes.count)
    let from = pieces.sourceOffset(min(start, end))
    return from..<max(from, pieces.sourceOffset(end))
  }
}
