package import AssayModel
package import AssayScoring

extension MarkingQueue {
  /// A mark that a rater gives for an answer, as an act on its session.
  ///
  /// The act's key is made of the rater and of the request's own, so that two raters never meet in a key. Where the
  /// request has none it is made of the answer: the same mark given twice is one, and an answer that was changed since has
  /// another.
  ///
  /// - Parameters:
  ///   - work: The answer.
  ///   - rater: Who marks.
  ///   - points: By trait, in any order.
  ///   - comment: For whoever marks or appeals next.
  ///   - requestKey: The rater's own word for the request.
  /// - Returns: The session and what is to be done there, which `Session.decide(_:by:at:in:)` carries out; nil where no
  ///   such answer waits, because it is not of this assessment, or was changed since.
  package func marking(
    _ work: WorkID, by rater: Rater, points: [TraitPoints], comment: String? = nil, requestKey: String? = nil
  ) -> MarkingAct? {
    guard let entry = self[work] else { return nil }
    let traits = entry.marked.rubric.traits.map(\.id)
    let ordered = points.sorted { one, other in
      (traits.firstIndex(of: one.trait) ?? traits.count) < (traits.firstIndex(of: other.trait) ?? traits.count)
    }
    let mark = Mark(
      slot: entry.marked.slot, rater: rater.name, role: rater.role, points: ordered,
      comment: comment.flatMap { $0.isEmpty ? nil : $0 })
    return MarkingAct(
      session: entry.session, mark: mark,
      act: StaffAct(
        requestKey: "\(rater.role.rawValue)-\(requestKey ?? work.text)-\(rater.name)", by: rater.name,
        reason: rater.role == .rater ? "marking" : "adjudication"),
      problem: entry.marked.rubric.problem(with: mark, after: entry.marked.marks),
      isRepetition: entry.marked.marks.contains { $0.isSame(as: mark) })
  }
}

/// A mark as an act on a session.
package struct MarkingAct: Hashable, Sendable {
  package var session: SessionID
  package var mark: Mark
  package var act: StaffAct
  /// Why the session would refuse it, as far as is known now.
  package var problem: MarkingProblem?
  /// Whether the very same mark is on record.
  package var isRepetition: Bool

  package var command: StaffCommand { .mark(mark) }
}

extension Mark {
  fileprivate func isSame(as other: Mark) -> Bool {
    slot == other.slot && role == other.role && points == other.points
      && rater.utf8.elementsEqual(other.rater.utf8)
      && (comment ?? "").utf8.elementsEqual((other.comment ?? "").utf8)
  }
}
