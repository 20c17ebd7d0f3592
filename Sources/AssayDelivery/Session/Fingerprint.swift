import AssayModel

/// Sixty-four bits that tell one command's content from another's.
///
/// FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv) over tagged and length-prefixed fields: the same in every process,
/// unlike `Hasher`. It guards clients against their own slips and needs no resistance to a forger, who could only mix
/// up answers of his own.
struct Fingerprint {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  static func of(_ command: SessionCommand) -> UInt64 {
    switch command {
    case .save(let slot, let answer): save(slot, answer)
    case .clear(let slot): clear(slot)
    case .flag(let slot, let isFlagged): flag(slot, isFlagged)
    case .go(let slot): go(slot)
    case .check(let slot, let answer): check(slot, answer)
    case .hint(let slot): hint(slot)
    case .submitSection(let section): submitSection(section)
    case .submit(let confirm): submit(confirm: confirm)
    case .comment(let slot, let text): make(9, slot.text) { $0.add(text) }
    case .agree(let agreement, let isAgreed): make(10, agreement.text) { $0.add(isAgreed ? 1 : 0) }
    case .pause: make(11, "") { _ in }
    case .resume: make(12, "") { _ in }
    case .startBreak: make(13, "") { _ in }
    case .endBreak: make(14, "") { _ in }
    case .note(let event):
      make(15, event.kind) { fingerprint in
        fingerprint.add(event.slot?.text ?? "")
        fingerprint.add(event.detail ?? "")
      }
    case .keepState(let text): make(16, text) { _ in }
    case .beginFile(let slot, let file):
      make(17, slot.text) { fingerprint in
        fingerprint.add(file.name)
        fingerprint.add(file.type)
        fingerprint.add(length: max(file.bytes, 0))
      }
    case .endFile(let file, let digest): make(18, file.text) { $0.add(digest.text) }
    }
  }

  /// What tells one act of staff from another under the same key: what was done, by whom, and why.
  static func of(_ command: StaffCommand, by act: StaffAct) -> UInt64 {
    make(64, act.by) { fingerprint in
      fingerprint.add(act.reason)
      fingerprint.add(command)
    }
  }

  static func save(_ slot: SlotID, _ answer: Answer) -> UInt64 { make(1, slot.text) { $0.add(answer) } }
  static func clear(_ slot: SlotID) -> UInt64 { make(2, slot.text) { _ in } }
  static func flag(_ slot: SlotID, _ isFlagged: Bool) -> UInt64 { make(3, slot.text) { $0.add(isFlagged ? 1 : 0) } }
  static func go(_ slot: SlotID) -> UInt64 { make(4, slot.text) { _ in } }
  static func check(_ slot: SlotID, _ answer: Answer) -> UInt64 { make(5, slot.text) { $0.add(answer) } }
  static func hint(_ slot: SlotID) -> UInt64 { make(6, slot.text) { _ in } }
  static func submitSection(_ section: SectionID) -> UInt64 { make(7, section.text) { _ in } }
  static func submit(confirm: Bool) -> UInt64 { make(8, confirm ? "1" : "0") { _ in } }

  private static func make(_ tag: UInt8, _ id: String, _ rest: (inout Fingerprint) -> Void) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(tag)
    fingerprint.add(id)
    rest(&fingerprint)
    return fingerprint.value
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  private mutating func add(_ text: String) {
    add(length: text.utf8.count)
    for byte in text.utf8 { add(byte) }
  }

  private mutating func add(length: Int) {
    var rest = length
    while rest >= 0x80 {
      add(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    add(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func add(_ command: StaffCommand) {
    switch command {
    case .extend(let scope, let interval):
      add(1)
      switch scope {
      case .exam: add(1)
      case .section(let section):
        add(2)
        add(section.text)
      case .item(let slot):
        add(3)
        add(slot.text)
      }
      add(String(interval.milliseconds))
    case .void(let attemptCounts): add(attemptCounts ? 3 : 2)
    case .reopen(let left):
      add(4)
      add(left.map { String($0.milliseconds) } ?? "")
    case .remark: add(5)
    case .accept(let event, let slot, let answer):
      add(6)
      add(String(event))
      add(slot.text)
      add(answer)
    // A code, and until when it is good, come of asking; whoever asks twice asks the same.
    case .issueCode: add(7)
    case .mark(let mark):
      add(8)
      add(mark.slot.text)
      add(mark.rater)
      add(mark.role.rawValue)
      for own in mark.points {
        add(own.trait.text)
        add("\(own.points)")
      }
      add(mark.comment ?? "")
    case .approve: add(9)
    case .hold: add(10)
    case .release: add(11)
    case .rescore(let rescoring):
      add(12)
      add(rescoring.package.text)
      for treatment in rescoring.treatments {
        add(treatment.item.text)
        add(treatment.kind.rawValue)
      }
      add(rescoring.cut.map { "\($0.share)" } ?? "")
      add(rescoring.alreadyPassed.rawValue)
      add(rescoring.passDatedAt.rawValue)
    }
  }

  private mutating func add(_ ids: [OptionID]) {
    add(length: ids.count)
    for id in ids { add(id.text) }
  }

  private mutating func add(_ answer: Answer) {
    switch answer {
    case .choice(let id):
      add(1)
      add(id.text)
    case .trueFalse(let value): add(value ? 3 : 2)
    case .multipleResponse(let ids):
      add(4)
      add(ids)
    case .matrix(let rows):
      add(5)
      add(length: rows.count)
      for row in rows {
        add(row.id.text)
        add(row.value)
      }
    case .text(let text):
      add(6)
      add(text)
    case .number(let text):
      add(7)
      add(text)
    case .order(let ids):
      add(8)
      add(ids)
    case .match(let pairs):
      add(9)
      add(length: pairs.count)
      for pair in pairs {
        add(pair.id.text)
        add(pair.value.text)
      }
    case .cloze(let gaps):
      add(10)
      add(length: gaps.count)
      for gap in gaps {
        add(gap.id.text)
        switch gap.value {
        case .choice(let id):
          add(1)
          add(id.text)
        case .text(let text):
          add(2)
          add(text)
        }
      }
    case .essay(let text):
      add(11)
      add(text)
    case .survey(let id):
      add(12)
      add(id.text)
    case .file(let ids):
      add(13)
      add(length: ids.count)
      for id in ids { add(id.text) }
    }
  }
}
