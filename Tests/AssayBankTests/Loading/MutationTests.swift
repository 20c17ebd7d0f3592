import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import Testing

struct `A file that was damaged` {
  /// Mutations that can be repeated.
  private struct Dice {
    var source: SeededSource

    mutating func roll(below bound: Int) -> Int { Int(source.next() % UInt64(bound)) }
  }

  private func mutate(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    switch dice.roll(below: 3) {
    case 0:
      for _ in 0...dice.roll(below: 3) { bytes[dice.roll(below: bytes.count)] = UInt8(dice.roll(below: 256)) }
    case 1:
      let signs = Array(":#-{}[]\"'|>&*!%@`,?\n\t ".utf8)
      bytes[dice.roll(below: bytes.count)] = signs[dice.roll(below: signs.count)]
    default:
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      let line = dice.roll(below: lines.count)
      if dice.roll(below: 2) == 0 {
        lines.remove(at: line)
      } else {
        lines.insert(lines[dice.roll(below: lines.count)], at: line)
      }
      bytes = Array(lines.joined(separator: [0x0A]))
    }
    return bytes
  }

  @Test func `that was cut off is read to the cut, and what is wrong has a place`() throws {
    var dice = Dice(source: SeededSource(seed: 9))
    for file in try SampleBank.files() {
      let cut = BankFile(path: file.path, bytes: Array(file.bytes.prefix(dice.roll(below: file.bytes.count + 1))))
      let checked = BankLoader.load([BankFile(path: "a.yaml", bytes: Array(SmallBank.bank.utf8)), cut])
      let loaded = try #require(checked.value)
      for diagnostic in checked.diagnostics + BankRules.check(loaded) {
        let span = try #require(diagnostic.span, "\(diagnostic.message)")
        #expect(span.range.upperBound <= (loaded.files[span.file]?.bytes.count ?? -1))
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `is read whole, or said to be wrong at a place in it`(seed: UInt64) throws {
    var dice = Dice(source: SeededSource(seed: seed))
    let files = try SampleBank.files()
    let small = files.filter { $0.path == "bank.yaml" || $0.path.hasPrefix("competencies/") }
    let parts = files.filter {
      $0.path.hasPrefix("items/") || $0.path.hasPrefix("sets/") || $0.path.hasPrefix("assessments/")
    }
    for _ in 0..<60 {
      var file = parts[dice.roll(below: parts.count)]
      let sound = try #require(BankLoader.load(small + [file]).value)
      file.bytes = mutate(file.bytes, &dice)
      let checked = BankLoader.load(small + [file])
      let loaded = try #require(checked.value)
      let found = checked.diagnostics + BankRules.check(loaded)
      for diagnostic in found {
        let span = try #require(diagnostic.span, "\(diagnostic.message)")
        let source = try #require(loaded.files[span.file])
        #expect(span.range.upperBound <= source.bytes.count)
        #expect(
          diagnostic.notes.allSatisfy {
            $0.span.map { $0.range.upperBound <= (loaded.files[$0.file]?.bytes.count ?? 0) } ?? true
          })
      }
      let isWhole =
        loaded.bank.items.count >= sound.bank.items.count
        && loaded.bank.assessments.count >= sound.bank.assessments.count
      #expect(
        isWhole || checked.hasErrors, "seed \(seed), \(file.path):\n\(String(decoding: file.bytes, as: UTF8.self))")
    }
  }
}
