import AssayModel

extension TextInteraction {
  /// The highest credit among the accepted texts that equal the answer once both are folded.
  func share(writing answer: String) -> Rational {
    let folded = answer.folded(ignoring: ignore)
    return accept.filter { $0.text.folded(ignoring: ignore) == folded }.map(\.credit).max() ?? .zero
  }
}
