import AssayModel
package import AssayScoring

extension AttemptOutcome {
  /// What a session is among the attempts of its candidate.
  package init(_ session: Session, in context: SessionContext) {
    let effective = session.isOpen ? nil : session.deliverableResult(in: context)
    self.init(
      session: session.id, attempt: session.start.attempt, result: effective,
      // What stands of an earlier result has no share of its own.
      share: effective.flatMap { $0.computed == nil ? session.result(in: context).score.share : nil })
  }
}
