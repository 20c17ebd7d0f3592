import AssayModel
import FoundationEssentials
import Testing

struct `A text interaction` {
  private static let words = TextFolding.allCases.sorted()

  /// Every choice of what is folded, each put together in both directions and with more or less room.
  private static var foldings: [(set: Set<TextFolding>, words: [String])] {
    (0..<(1 << words.count)).flatMap { bits in
      let chosen = words.indices.filter { bits & (1 << $0) != 0 }.map { words[$0] }
      return [0, 1, 8, 100].flatMap { room in
        [chosen, chosen.reversed()].map { order in
          var set = Set<TextFolding>(minimumCapacity: room)
          for word in order { set.insert(word) }
          return (set, chosen.map(\.rawValue))
        }
      }
    }
  }

  @Test func `is written in one way, however what it folds was put together`() throws {
    for (set, words) in Self.foldings {
      let data = try JSONEncoder().encode(TextInteraction(accept: [], ignore: set))
      let list = words.map { "\"\($0)\"" }.joined(separator: ",")
      #expect(String(decoding: data, as: UTF8.self).contains("\"ignore\":[\(list)]"))
    }
  }

  @Test func `is read back, in whatever order what it folds is listed`() throws {
    let text = TextInteraction(
      accept: [AcceptedText(text: "né", credit: Rational(1, 2), rationale: "Half.")], ignore: [.accents, .spaces])
    #expect(try JSONDecoder().decode(TextInteraction.self, from: JSONEncoder().encode(text)) == text)
    let other = Data(#"{"ignore":["spaces","accents"],"accept":[]}"#.utf8)
    #expect(try JSONDecoder().decode(TextInteraction.self, from: other).ignore == [.accents, .spaces])
  }
}
