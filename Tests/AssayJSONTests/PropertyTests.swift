import Testing

@testable import AssayJSON

struct `Any value` {
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func `written and read is the same`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<100 {
      let value = JSONValue.random(using: &random, depth: 5)
      #expect(try JSONValue(parsing: value.text()) == value)
      #expect(try JSONValue(parsing: value.text(.pretty)) == value)
      let canonical = value.canonicalBytes
      #expect(try JSONValue(parsing: canonical).canonicalBytes == canonical)
      #expect(value.shuffled(using: &random).canonicalBytes == canonical)
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func `mutated is refused in place or read`(seed: UInt64) {
    var random = Seeded(seed &* 1_000_003)
    var accepted = 0
    for _ in 0..<250 {
      var bytes = Array(
        JSONValue.random(using: &random, depth: 4).text(Bool.random(using: &random) ? .compact : .pretty).utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, using: &random) }
      do throws(JSONError) {
        let value = try JSONValue(parsing: bytes)
        accepted += 1
        // What is accepted is UTF-8 and comes back the same.
        #expect((try? JSONValue(parsing: value.text())) == value)
        #expect(throws: Never.self) { try skip(bytes) }
      } catch {
        #expect((0...bytes.count).contains(error.offset), "\(error)")
        let skipped = #expect(throws: JSONError.self) { try skip(bytes) }
        #expect(skipped == error)
      }
    }
    #expect(accepted < 250)
  }

  @Test func `cut short is refused, at its end`() throws {
    var random = Seeded(7)
    for _ in 0..<30 {
      let bytes = Array(JSONValue.object([JSONMember("v", .random(using: &random, depth: 2))]).text().utf8)
      for count in 0..<min(bytes.count, 500) {
        let error = #expect(throws: JSONError.self) { try skip(Array(bytes[..<count])) }
        #expect(error?.offset == count)
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], using random: inout Seeded) {
    let alphabet: [UInt8] = Array("{}[]\":,\\u0019eE+-.tfn/ \n\u{0}é€𝄞".utf8) + [0xC0, 0xED, 0xFF, 0x80]
    let index = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &random)], at: index)
    case 1 where index < bytes.count: bytes.remove(at: index)
    case 2 where index < bytes.count: bytes[index] = UInt8.random(in: 0...255, using: &random)
    case 3: bytes.removeSubrange(index...)
    default: bytes.insert(contentsOf: bytes[..<index], at: Int.random(in: 0...bytes.count, using: &random))
    }
  }
}

extension JSONValue {
  static func random(using random: inout Seeded, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: JSONValue(Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0..<64, using: &random))
    case 3: JSONValue(Double.random(in: -1e6...1e6, using: &random))
    case 4: .string(string(using: &random))
    case 5, 6:
      .array((0..<Int.random(in: 0...5, using: &random)).map { _ in .random(using: &random, depth: depth - 1) })
    default: .object(members(using: &random, depth: depth - 1))
    }
  }

  private static func members(using random: inout Seeded, depth: Int) -> [JSONMember] {
    let count = Int.random(in: 0..<20, using: &random) == 0 ? 60 : Int.random(in: 0...6, using: &random)
    var seen: Set<[UInt8]> = []
    return (0..<count).compactMap { _ in
      let name = string(using: &random)
      guard seen.insert(Array(name.utf8)).inserted else { return nil }
      return JSONMember(name, .random(using: &random, depth: depth))
    }
  }

  private static func string(using random: inout Seeded) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "b", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "\u{301}", "€", "𝄞",
    ]
    let count = Int.random(in: 0...3, using: &random) == 0 ? 40 : Int.random(in: 0...6, using: &random)
    var text = ""
    for _ in 0..<count {
      let isPlain = Bool.random(using: &random)
      text.unicodeScalars.append(isPlain ? "x" : scalars[Int.random(in: 0..<scalars.count, using: &random)])
    }
    return text
  }

  func shuffled(using random: inout Seeded) -> JSONValue {
    switch self {
    case .array(let elements): .array(elements.map { $0.shuffled(using: &random) })
    case .object(let members):
      .object(members.map { JSONMember($0.name, $0.value.shuffled(using: &random)) }.shuffled(using: &random))
    default: self
    }
  }
}
