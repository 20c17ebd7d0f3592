import AssayPsychometrics
import FoundationEssentials

/// Right and wrong of many candidates at many items, by a seed.
struct ScoredResponses {
  let candidates: Int
  let items: Int
  /// Row after row, 0 or 1.
  let bytes: [UInt8]

  init(candidates: Int, items: Int, seed: UInt64) {
    (self.candidates, self.items) = (candidates, items)
    var chance = SplitMix64(seed: seed)
    var bytes = [UInt8](repeating: 0, count: candidates * items)
    for candidate in 0..<candidates {
      // Chances of 0.2 to 0.8, in 256ths.
      let ability = 51 + (chance.next() >> 56) * 154 / 256
      var place = candidate * items
      let end = place + items
      while place < end {
        var word = chance.next()
        for _ in 0..<min(8, end - place) {
          bytes[place] = word & 0xFF < ability ? 1 : 0
          word >>= 8
          place += 1
        }
      }
    }
    self.bytes = bytes
  }

  /// The responses as a matrix.
  func matrix() throws -> ResponseMatrix {
    var matrix = try ResponseMatrix(items: Array(repeating: .init(), count: items))
    var codes: [UInt8] = []
    for item in 0..<items {
      codes = [try matrix.declare(0, item: item), try matrix.declare(1, item: item)]
    }
    let block = 4096
    for start in stride(from: 0, to: candidates, by: block) {
      let rows = bytes[start * items..<min(start + block, candidates) * items].map { codes[Int($0)] }
      try matrix.append(codes: rows.span)
    }
    return matrix
  }

  /// Writes the bytes as they are.
  func write(to path: String) throws { try Data(bytes).write(to: URL(filePath: path)) }

  /// Writes a CSV file with a header.
  func writeCSV(to path: String) throws {
    var text = Array((0..<items).map { "i\($0)" }.joined(separator: ",").utf8) + [0x0A]
    text.reserveCapacity(text.count + bytes.count * 2)
    for (place, byte) in bytes.enumerated() {
      text.append(0x30 + byte)
      text.append((place + 1) % items == 0 ? 0x0A : 0x2C)
    }
    try Data(text).write(to: URL(filePath: path))
  }
}
