/// What stands between delimiters.
extension MathSpeaker {
  /// Speaks a fence.
  ///
  /// - Parameters:
  ///   - fence: The fence.
  ///   - content: What a bar means between its delimiters.
  mutating func speak(_ fence: MathFence, content: Bar) {
    switch (fence.open?.scalar, fence.close?.scalar) {
    case ("|", "|") where fence.isMagnitude: enclosed(.absoluteValue, fence)
    case ("‖", "‖") where !fence.content.isEmpty: enclosed(.norm, fence)
    case ("⌊", "⌋"): enclosed(.floor, fence)
    case ("⌈", "⌉"): enclosed(.ceiling, fence)
    case ("{", "}") where fence.content.isEmpty: say(.emptySet)
    case ("{", "}") where fence.isSet:
      let before = bar
      bar = .suchThat
      say(.set, .nodes(fence.content))
      bar = before
    default:
      if let open = fence.open { say(name(of: open.scalar)) }
      speak(fence.content, bar: content, isInLimit: isInLimit)
      if let close = fence.close { say(name(of: close.scalar)) }
    }
  }

  private mutating func enclosed(_ phrase: MathPhraseName, _ fence: MathFence) {
    let before = bar
    bar = .itself
    say(phrase, .nodes(fence.content))
    bar = before
  }
}

extension MathFence {
  /// Whether bars are those of an absolute value.
  ///
  /// Around a set or a matrix they mean its size or its determinant; so where a capital letter begins, they are spoken as
  /// they look.
  fileprivate var isMagnitude: Bool {
    switch content.first {
    case nil: false
    case .letter(let letter, let font)?: !("A"..."Z").contains(letter) && font == .italic
    case .fenced?, .table?: false
    default: true
    }
  }

  /// Whether braces are those of a set: they hold a list, a condition, or one thing alone.
  fileprivate var isSet: Bool {
    content.count == 1
      || content.contains { node in
        guard case .symbol(let symbol) = node else { return false }
        return ",;:|∣".unicodeScalars.contains(symbol.scalar)
      }
  }
}
