import AssayDelivery
import AssayDigest
import AssayForms
import AssayJSONRPC
import AssayModel
import AssayScoring
import AssayStore

extension Engine {
  /// Starts or resumes a session.
  ///
  /// - Returns: Nil when another process started one at the same time.
  mutating func start(_ sitting: Sitting) throws(RPCError) -> HandedSession? {
    let summaries: [SessionSummary]
    let registration: Registration?
    do throws(StoreError) {
      summaries = try store.summaries(of: sitting.params.assessment, by: sitting.candidate)
      registration = try store.registration(of: sitting.candidate, for: sitting.params.assessment)?.registration
    } catch {
      throw .storage(failedReading(error))
    }
    if let own = summaries.first(where: { $0.requestKey.utf8.elementsEqual(sitting.params.requestKey.utf8) }) {
      return try resume(own.session)
    }
    var earlier: [AttemptSummary] = []
    var seen: Set<ItemID> = []
    for summary in summaries {
      let place = try place(of: summary.session)
      earlier.append(AttemptSummary(sessions[place].session))
      seen.formUnion(sessions[place].session.shownItems)
    }
    let eligibility = Eligibility.decide(
      sitting.package.assessment, registration: registration, earlier: earlier, at: turn.now)
    switch eligibility {
    case .resume(let open): return try resume(open)
    case .refused(let reason, let from): throw RPCError(reason, from: from)
    case .start(let attempt): return try begin(sitting, registration, attempt: attempt, seen: seen)
    }
  }

  private mutating func resume(_ id: SessionID) throws(RPCError) -> HandedSession {
    let place = try place(of: id)
    try requireSupport(of: sessions[place].package, needs: sessions[place].session.start.needs)
    return try hand(place, isResumed: true)
  }

  /// The place of a session that must be there.
  mutating func place(of id: SessionID) throws(RPCError) -> Int {
    if let place = sessions.place(of: id), try !hasGoneOn(place) { return place }
    switch load(id) {
    case .success(let place): return place
    case .failure(let problem): throw refusal(for: problem)
    }
  }

  /// Begins a new session, and keeps its start.
  private mutating func begin(
    _ sitting: Sitting, _ registration: Registration?, attempt: Int, seen: Set<ItemID>
  ) throws(RPCError) -> HandedSession? {
    let locale = sitting.locale(registration)
    let package = sitting.package.given(in: locale)
    try requireSupport(of: package, needs: registration?.needs ?? [])
    let form = try drawForm(sitting, attempt: attempt, seen: seen)
    let budget = TimeBudget(
      package.assessment, accommodations: registration?.accommodations ?? Accommodations())
    var own = seeds.entropy(ofForm: form.seed)
    for _ in 0..<3 {
      guard let id = SessionID(own?.identifier(prefix: "s") ?? entropy.identifier(prefix: "s")) else { break }
      let token = own?.token() ?? entropy.token()
      let start = AssayModel.SessionStart(
        session: id, candidate: sitting.candidate, assessment: package.assessment.id, package: package.digest,
        form: form, attempt: attempt, requestKey: sitting.params.requestKey, tokenDigest: token.verifier.description,
        budget: budget.isEmpty ? nil : budget,
        locale: locale,
        groups: registration?.groups ?? [:], needs: registration?.needs ?? [],
        agreements: package.assessment.agreements.map(\.id))
      let event = SessionEvent(at: turn.now, .started(start))
      let live: LiveSession
      do {
        let session = try Session(replaying: [event])
        live = LiveSession(
          session, try SessionContext(form, in: package.index), package, at: turn.now, turn: turn.number)
      } catch {
        throw broken("the form of a new session cannot be delivered: \(error)")
      }
      let outcome: StartOutcome
      do throws(StoreError) {
        outcome = try store.start([event])
      } catch {
        throw .storage(failedWriting(error))
      }
      switch outcome {
      case .idTaken: continue
      case .repeated, .attemptTaken: return nil
      case .started: break
      }
      let place = sessions.insert(live)
      sessions.remember(Array(token.text.utf8)[...], of: place)
      connect(place)
      turn.current = place
      return HandedSession(
        session: id, token: token, isResumed: false, state: SessionStanding(sessions[place], at: turn.now))
    }
    throw .internalError("No id could be made for the session.")
  }

  /// Draws a form, whatever language it is shown in, which its plan holds against the blueprint, and freezes its cut.
  ///
  /// Where the retake policy prefers items that the candidate has not seen, or limits how many may come again, several
  /// forms are drawn, and the one with the fewest such items is taken.
  private mutating func drawForm(
    _ sitting: Sitting, attempt: Int, seen: Set<ItemID>
  ) throws(RPCError) -> Form {
    let package = sitting.package
    let assessment = package.assessment
    let seed = seeds.seed(for: sitting.candidate, at: assessment.id, attempt: attempt, using: &entropy)
    var form: Form
    do throws(Shortage) {
      form = try package.plan.form(seed: seed, by: assessment.retake, avoiding: seen)
    } catch {
      for problem in error.problems { report("`\(assessment.id)`: \(problem.message); \(problem.help)") }
      guard !error.problems.contains(where: { $0.kind == .verifier }) else {
        throw broken("the form of seed \(seed) was refused by its verifier")
      }
      throw .blueprintShortage(assessment.id)
    }
    if let limit = assessment.retake?.maximumOverlap, form.overlap(with: seen) > limit {
      report(
        "`\(assessment.id)`: every form drawn shares more than \(limit) of its items with what a candidate has seen")
      throw .blueprintShortage(assessment.id)
    }
    do throws(CutError) {
      form.cut = try assessment.cut?.cut(of: form, in: package.index)
    } catch {
      throw broken("the form of seed \(seed) has no cut: \(error)")
    }
    return form
  }

  /// Tells whoever runs the engine what is wrong, and gives the client an error that says nothing of it.
  private func broken(_ message: String) -> RPCError {
    report(message)
    return .internalError("No form could be made that may be delivered; nothing was started.")
  }
}

extension Sitting {
  /// The language that the session is to be in: the registration's, or where that is not there, the client's.
  ///
  /// What was asked for is kept where neither is there, so that it can be told; without any, the bank's own.
  fileprivate func locale(_ registration: Registration?) -> String {
    let wishes = [registration?.locale, params.locale].compactMap { $0 }
    let all = package.index.package
    return wishes.first { all.language(for: $0) != nil } ?? wishes.first ?? all.language
  }
}
