import AssayTestSupport
import Testing

struct `Formatting anything` {
  @Test(arguments: 0..<8)
  func `is stable, keeps the meaning and forgets the style`(seed: UInt64) throws {
    var random = Random(seed: seed)
    for _ in 0..<60 {
      let content = Content.file(&random)
      var style = Style(random: Random(seed: random.next()))
      var other = Style(random: Random(seed: random.next()))
      let (first, second) = (style.write(content), other.write(content))
      let once = try #require(formatted(first), "does not parse:\n\(first)")
      #expect(formatted(once) == once, "not stable:\n\(first)")
      #expect(try meaning(once) == meaning(first), "other meaning:\n\(first)\n---\n\(once)")
      #expect(formatted(second) == once, "style shows:\n\(first)\n---\n\(second)")
    }
  }
}

struct `Formatting a file that was damaged` {
  @Test(arguments: 0..<6, [damaged, damagedExam])
  func `is refused, or is stable and keeps the meaning`(seed: UInt64, whole: String) throws {
    var random = Random(seed: seed &+ 1000)
    let pieces = [
      "\n", " ", "  ", "#", "- ", ": ", "|", "|+\n", ">-\n", "\t", "\r", "\"", "'", "{", "}", "[", "]", ",", "\n\n",
      "é", "    ", "? ", "\n# c\n", "---\n", "|2\n",
    ]
    var accepted = 0
    for _ in 0..<300 {
      var bytes = Array(whole.utf8)
      for _ in 0..<1 + random.below(3) {
        let place = random.below(bytes.count)
        if random.below(2) == 0 { bytes.removeSubrange(place..<min(place + 1 + random.below(6), bytes.count)) }
        if random.below(3) > 0 { bytes.insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: place) }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard let once = formatted(text) else { continue }
      accepted += 1
      #expect(formatted(once) == once, "not stable:\n\(text)\n---\n\(once)")
      #expect(try meaning(once) == meaning(text), "other meaning:\n\(text)\n---\n\(once)")
    }
    #expect(accepted > 20)
  }
}

/// A file of many styles, to be damaged.
private let damaged = """
  # About the file.
  defaults: {points: 2}
  items:
    - id: a
      # why
      type: choice   # here
      stem: |
          Two  
          lines

        # no text
      options:
      - correct: One
        rationale: >-
          folded
            more
      -   distractor: "Two \\
            more"
    # deeper
    - {id: b, type: info, tags: [x,
         y], stem: 'It''s
        flow'}

    - stem: plain text
        goes on
      hints:
        -
          a: b
        - - c
          - d
      id: c
      feedback: {right: x}
      tests: |+
        kept

      type: info
  """

/// An exam whose keys are out of order, to be damaged.
private let damagedExam = """
  # About the exam.
  exam: e
  rescore: {already-passed: flag}  # late
  # of the time
  time:
      limit: 90m
      # of the sections
      section: {core: 60m,
         cases: 30m}
  before:
  - agreement: nda
    text: |
        One.

        Two.
  # of the form

  form:
    sections:
      - {id: core, draw: [a]}
  title: "An \\
    exam"
  release: {result: never}
  # the end
  """

/// What a file says, apart from how it is written.
private indirect enum Content {
  case plain(String)
  case text([String], keeps: Bool)
  case quoted(String)
  case flow(String)
  case list([Content])
  case map([(String, Content)])

  /// A file of items with anything in them.
  static func file(_ random: inout Random) -> Content {
    let items = (0..<1 + random.below(3)).map { _ in item(&random) }
    return .map([("defaults", .flow("{use: exam}")), ("items", .list(items))])
  }

  private static func item(_ random: inout Random) -> Content {
    let keys = ["id", "type", "status", "competency", "tags", "stem", "options", "hints", "references", "tests"]
    let count = 2 + random.below(keys.count - 1)
    return .map(keys.prefix(count).map { key in (key, key == "status" ? .plain("draft") : any(&random, depth: 3)) })
  }

  private static func any(_ random: inout Random, depth: Int) -> Content {
    switch random.below(depth > 0 ? 8 : 5) {
    case 0: return .plain("plain word")
    case 1: return .quoted("a: b # c")
    case 2: return .flow("[x, {y: z}]")
    case 3:
      return .text(
        (0..<1 + random.below(3)).map { ["one", "", "  two ", "# three"][($0 + 3) % 4] } + ["end"], keeps: false)
    case 4: return .plain("http://x.org/#a")
    case 5: return .list((0..<1 + random.below(3)).map { _ in any(&random, depth: depth - 1) })
    default: return .map((0..<1 + random.below(3)).map { ("k\($0)", any(&random, depth: depth - 1)) })
    }
  }
}

/// One of many ways to write the same.
private struct Style {
  var random: Random

  mutating func write(_ content: Content) -> String {
    guard case .map(let entries) = content else { return "" }
    var lines: [String] = []
    for (key, value) in entries {
      if key == "items", case .list(let items) = value {
        lines.append("items:")
        let indent = random.below(4)
        for (index, item) in items.enumerated() {
          if index > 0 { lines += Array(repeating: random.below(2) == 0 ? "" : "  ", count: random.below(3)) }
          writeElement(item, indent: indent, shufflesKeys: true, into: &lines)
        }
      } else {
        writeEntry(key, value, indent: 0, into: &lines)
      }
    }
    let end = random.below(2) == 0 ? "\n" : "\r\n"
    return lines.joined(separator: end) + end
  }

  private var space: String { mutating get { random.below(4) == 0 ? "  " : "" } }

  private mutating func writeEntry(_ key: String, _ value: Content, indent: Int, into lines: inout [String]) {
    let blanks = String(repeating: " ", count: indent)
    switch value {
    case .plain(let text), .flow(let text): lines.append("\(blanks)\(key): \(text)\(space)")
    case .quoted(let text): lines.append("\(blanks)\(key): \"\(text)\"\(space)")
    case .text(let text, _):
      lines.append("\(blanks)\(key): |\(space)")
      writeText(text, indent: indent + 1 + random.below(5), into: &lines)
    case .list(let elements):
      lines.append("\(blanks)\(key):\(space)")
      let inner = indent + random.below(4)
      for element in elements { writeElement(element, indent: inner, shufflesKeys: false, into: &lines) }
    case .map(let entries):
      lines.append("\(blanks)\(key):\(space)")
      let inner = indent + 1 + random.below(5)
      for entry in entries { writeEntry(entry.0, entry.1, indent: inner, into: &lines) }
    }
  }

  private mutating func writeText(_ text: [String], indent: Int, into lines: inout [String]) {
    let first = text.firstIndex { !$0.isEmpty } ?? 0
    for (index, line) in text.enumerated() {
      // A text that begins with blanks would need its indentation said.
      let content = index == first ? String(line.drop { $0 == " " }) : line
      lines.append(content.isEmpty ? "" : String(repeating: " ", count: indent) + content)
    }
  }

  private mutating func writeElement(
    _ element: Content, indent: Int, shufflesKeys: Bool, into lines: inout [String]
  ) {
    let gap = 1 + random.below(3)
    let inner = indent + 1 + gap
    var block: [String] = []
    switch element {
    case .plain(let text), .flow(let text): block = [text]
    case .quoted(let text): block = ["\"\(text)\""]
    case .text(let text, _):
      block = ["|"]
      writeText(text, indent: inner, into: &block)
      block[0] = String(repeating: " ", count: inner) + block[0]
    case .list(let elements):
      for element in elements { writeElement(element, indent: inner, shufflesKeys: false, into: &block) }
    case .map(var entries):
      if shufflesKeys { random.shuffle(&entries) }
      for entry in entries { writeEntry(entry.0, entry.1, indent: inner, into: &block) }
    }
    let head = String(repeating: " ", count: indent) + "-" + String(repeating: " ", count: gap)
    lines.append(head + String(block[0].drop { $0 == " " }))
    lines += block.dropFirst()
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
private struct Random {
  private var source: SeededSource

  init(seed: UInt64) { source = SeededSource(seed: seed) }

  mutating func next() -> UInt64 { source.next() }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

  mutating func shuffle<Element>(_ list: inout [Element]) {
    for index in list.indices.dropLast() { list.swapAt(index, index + below(list.count - index)) }
  }
}
