import AssayDiagnostics
import AssayYAML
import Testing

struct `Any bytes at all` {
  @Test(arguments: 0..<8)
  func `are read or refused, with places that exist`(seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    let seeds = (StreamTexts.all + TrapTexts.all).map { Array($0.utf8) }
    for round in 0..<400 {
      var bytes = seeds[generator.below(seeds.count)]
      for _ in 0...generator.below(4) { mutate(&bytes, with: &generator, seeds) }
      check(yamlFile(bytes), "seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  private func check(_ file: SourceFile, _ name: Comment) {
    let read = YAMLTree.read(file)
    let limits = file.bytes.count
    for diagnostic in read.diagnostics {
      let edits = diagnostic.fixes.flatMap(\.edits)
      for span in [diagnostic.span] + diagnostic.notes.map(\.span) + edits.map(\.span) {
        guard let span else { continue }
        #expect(span.lower <= span.upper && Int(span.upper) <= limits && span == file.span(span.range), name)
      }
      for fix in diagnostic.fixes { #expect(throws: Never.self, name) { try file.applying(fix.edits) } }
    }
    if let root = read.value?.root {
      for node in nodes(below: root) {
        let span = node.span
        #expect(span == file.span(span.range), name)
        if read.diagnostics.isEmpty, node.isScalar, node.style == .plain,
          file.position(at: Int(span.upper)).line == Int(span.line)
        {
          #expect(node.isAbsent || node.isText(file.text(span)), name)
        }
      }
    } else {
      #expect(!read.diagnostics.isEmpty, name)
    }
    checkStream(file, read, name)
  }

  /// What is right as a tree is right as a stream, and the other way round.
  private func checkStream(_ file: SourceFile, _ read: Checked<YAMLTree>, _ name: Comment) {
    var stream = YAMLStream(file)
    var parts: [String] = []
    while let part = stream.next() {
      switch part {
      case .entry(let key, let value): parts.append("\(outline(key)): \(outline(value))")
      case .list(let key): parts.append("\(outline(key)): list")
      case .element(let node): parts.append(outline(node))
      }
    }
    let diagnostics = stream.diagnostics
    guard let root = read.value?.root, root.isMapping else {
      #expect(!diagnostics.isEmpty, name)
      return
    }
    #expect(Set(diagnostics.map(\.rule)) == Set(read.diagnostics.map(\.rule)), name)
    var expected: [String] = []
    for entry in root.entries {
      if entry.key.isText("items"), entry.value.isSequence {
        expected.append("\(outline(entry.key)): list")
        expected += entry.value.elements.map(outline)
      } else {
        expected.append("\(outline(entry.key)): \(outline(entry.value))")
      }
    }
    #expect(parts == expected, name)
  }

  private func mutate(_ bytes: inout [UInt8], with generator: inout Generator, _ seeds: [[UInt8]]) {
    let signs = [
      "{", "}", "[", "]", ":", ": ", "- ", "\n", "\n  ", "\t", "\"", "'", "#", " #", "&a ", "*a", "!t ", "|\n", ">",
      "? ",
      ", ", "{{", "<<: ", "---\n", "...\n", "%", "@", "\\", "é", "\r\n", "\r", "\u{FEFF}", "items:\n",
    ]
    let place = generator.below(bytes.count + 1)
    let end = min(bytes.count, place + generator.below(8))
    switch generator.below(6) {
    case 0: bytes.replaceSubrange(place..<end, with: [])
    case 1: bytes.insert(contentsOf: signs[generator.below(signs.count)].utf8, at: place)
    case 2: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: generator.next()) }
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: generator.below(bytes.count + 1))
    case 4: bytes.insert(contentsOf: seeds[generator.below(seeds.count)], at: place)
    default: bytes.replaceSubrange(place..<end, with: signs[generator.below(signs.count)].utf8)
    }
  }
}
