import AssayModel
import AssayStore
import Testing

/// A store with one small session, in which everything is settled beforehand.
struct ExportedSession {
  let store: any Store
  let session: SessionID
  let candidate: CandidateID

  /// - Parameters:
  ///   - key: Which option of the first item is right, `port-443` or `port-80`.
  ///   - release: When what is told.
  ///   - retention: How long it is kept.
  ///   - store: Where; one in memory unless another is named.
  ///   - started: When it began.
  /// - Throws: What the store refuses.
  init(
    key: String = "port-443", release: ReleasePolicy = ReleasePolicy(), retention: Interval? = nil,
    in store: any Store = MemoryStore(), started: Int64 = 1_790_000_000_000
  ) throws {
    self.store = store
    session = try #require(SessionID("s-6a1f"))
    candidate = try #require(CandidateID("c-7"))
    let bytes = try Self.package(key: key, release, retention).canonicalBytes()
    let publication = try store.publish("networks-1", packageBytes: bytes, at: Instant(milliseconds: 0), note: "")
    #expect(try store.start(events(on: publication.package, isRight: key == "port-443", started)) == .started)
  }

  private static func package(key: String, _ release: ReleasePolicy, _ retention: Interval?) -> AssessmentPackage {
    func item(_ id: ItemID, _ interaction: Interaction) -> Item {
      var item = Item(id: id, stem: "…", interaction: interaction)
      item.status = .approved
      return item
    }
    var bank = Bank(id: "networks", title: "Networks")
    bank.items = [
      item(
        "https-port",
        .choice(
          ChoiceInteraction(
            options: ["port-443", "port-80"].map { id in
              ChoiceOption(id: OptionID(stringLiteral: id), text: id, credit: id == key ? .one : .zero)
            }))), item("bits", .number(NumberInteraction(key: "256"))),
    ]
    var assessment = Assessment(
      id: "networks-1", type: .exam, title: "Networks",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.item("https-port"), .item("bits")])]))
    assessment.cut = CutRule(basis: .fixed(.share(Rational(1, 2))))
    assessment.pass = .condition(.total, .cut)
    assessment.release = release
    assessment.retention = retention
    return AssessmentPackage(assessment, from: bank)
  }

  private func events(on package: ContentDigest, isRight: Bool, _ started: Int64) -> [SessionEvent] {
    let cut = FormCut(share: Rational(1, 2), basis: "fixed")
    let form = Form(
      assessment: "networks-1", seed: 7, algorithm: "draw/1", sections: [FormSection(id: "all", slots: 0..<2)],
      slots: [
        FormSlot(id: "s1", item: "https-port", role: .scored, arrangement: Arrangement(choices: [1, 0])),
        FormSlot(id: "s2", item: "bits", role: .scored, arrangement: Arrangement()),
      ], cut: cut)
    let start = SessionStart(
      session: session, candidate: candidate, assessment: "networks-1", package: package, form: form, attempt: 1,
      requestKey: "k-1", tokenDigest: "sha256:0", locale: "en")
    let kinds: [(sequence: Int?, kind: SessionEvent.Kind)] = [
      (nil, .started(start)), (nil, .served("s1")), (1, .saved("s1", .choice("o2"))), (2, .commented("s1", "unclear")),
      (3, .submitted(.candidate)),
      (
        nil,
        .decided(
          DeliveredResult(
            state: isRight ? .pass : .fail, raw: isRight ? 1 : 0, maximum: 2, scaled: nil, cut: cut, scoringVersion: 1))
      ),
    ]
    return kinds.enumerated().map { place, own in
      SessionEvent(
        at: Instant(milliseconds: started + Int64(place) * 5000), sequence: own.sequence, own.kind)
    }
  }
}
