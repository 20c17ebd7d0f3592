import AssayModel

extension MatrixInteraction {
  /// The share of the rows whose chosen columns are exactly the right ones; under `all`, all of them or nothing.
  func share(choosing answer: [Answer.Part<[OptionID]>]) -> Rational {
    guard !rows.isEmpty else { return .zero }
    let right = rows.count { row in
      guard let chosen = answer.first(where: { $0.id == row.id })?.value else { return row.key.isEmpty }
      return Set(chosen) == Set(row.key)
    }
    return switch rule {
    case .each: Rational(right, rows.count)
    case .all: right == rows.count ? .one : .zero
    }
  }
}
