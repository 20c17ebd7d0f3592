/// Speaks a formula in the words of a language.
///
/// The law that it keeps: two formulas that look different sound different. What is made of parts is therefore set
/// between words that begin and end it, unless it says by itself where it ends; see ``MathNode/isClosed``.
struct MathSpeaker {
  /// What a bar between two things means.
  enum Bar {
    case itself, given, suchThat
  }

  let vocabulary: MathVocabulary
  let lettersInBothCases: UInt32
  private(set) var text = ""
  var bar = Bar.itself
  /// Whether an arrow says where something goes.
  var isInLimit = false

  // MARK: - Words

  mutating func say(_ words: String) {
    guard let first = words.utf8.first else { return }
    // A mark of punctuation, such as the colon of "row 1:".
    if !text.isEmpty, first != .colon { text += " " }
    text += words
  }

  /// Sets a mark right behind the last word.
  mutating func mark(_ mark: String) {
    guard let last = text.utf8.last, last.isLetter || last.isDigit || last >= 0x80 else { return }
    text += mark
  }

  mutating func say(_ name: MathPhraseName, _ parts: MathPart...) { say(vocabulary[name], parts) }

  mutating func say(_ phrase: MathPhrase, _ parts: [MathPart]) {
    for (place, piece) in phrase.pieces.enumerated() {
      switch piece {
      case .words(let words): say(words)
      case .part(let index): say(parts, index)
      case .delimited(let index, let begin, let end, .unlessClosed):
        let isLast = place == phrase.pieces.count - 1
        guard parts.indices.contains(index), !parts[index].isClosed(asLast: isLast) else {
          say(parts, index)
          break
        }
        say(begin)
        say(parts, index)
        say(end)
      case .delimited(let index, let begin, let end, .ifWordy):
        let words = separately { $0.say(parts, index) }
        let isWordy = words.split(separator: " ").contains {
          phrase.words.contains($0) || vocabulary[.of].words.contains($0)
        }
        if isWordy { say(begin) }
        say(words)
        if isWordy { say(end) }
      }
    }
  }

  private mutating func say(_ parts: [MathPart], _ index: Int) {
    guard parts.indices.contains(index) else { return }
    switch parts[index] {
    case .node(let node): speak(node.nodes)
    case .nodes(let nodes): speak(nodes)
    case .words(let words): say(words)
    }
  }

  /// What is said, apart from what was said before.
  private mutating func separately(_ speak: (inout MathSpeaker) -> Void) -> String {
    let before = text
    text = ""
    speak(&self)
    defer { text = before }
    return text
  }

  // MARK: - Contexts

  mutating func speak(_ nodes: [MathNode], bar: Bar, isInLimit: Bool = false) {
    let before = (self.bar, self.isInLimit)
    (self.bar, self.isInLimit) = (bar, isInLimit)
    speak(nodes)
    (self.bar, self.isInLimit) = before
  }
}

extension MathFormula {
  /// The formula in words, without a line ending.
  func speech(_ vocabulary: MathVocabulary) -> String {
    var speaker = MathSpeaker(vocabulary: vocabulary, lettersInBothCases: lettersInBothCases)
    speaker.speak(nodes)
    return speaker.text
  }
}
