import AssayJSON
import AssayModel

/// What staff did, in the journal: `request-key`, `by`, `reason`, `act` (an object with `do` and what belongs to it).
///
/// `extend`: `scope` (`exam`, `section` or `item`), `section` or `slot`, `time`; `void`: `counts`; `reopen`: `time`, absent
/// where what was left is meant; `remark`, `approve`, `hold`, `release`: nothing; `accept`: `event`, `slot`, `answer`; `issue-code`: `digest`,
/// `until`; `mark`: `slot`, `rater`, `role`, `points` (`trait`, `points`), `comment`; `rescore`: `package`, `treatments`
/// (`item`, `kind`), `cut`, `already-passed`, `pass-dated-at`.
extension StaffAct {
  func writeMembers(_ command: StaffCommand, to writer: inout JSONWriter) {
    writer.member("request-key", requestKey)
    writer.member("by", by)
    writer.member("reason", reason)
    writer.name("act")
    command.write(to: &writer)
  }

  init(membersFrom reader: inout RecordReader) throws(JSONError) {
    let requestKey = try reader.text("request-key")
    let by = try reader.text("by")
    self.init(requestKey: requestKey, by: by, reason: try reader.text("reason"))
  }
}

extension StaffCommand {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    switch self {
    case .extend(let scope, let time):
      writer.member("do", "extend")
      scope.writeMembers(to: &writer)
      writer.member("time", time)
    case .void(let attemptCounts):
      writer.member("do", "void")
      writer.member("counts", attemptCounts)
    case .reopen(let time):
      writer.member("do", "reopen")
      writer.member("time", ifPresent: time)
    case .remark: writer.member("do", "remark")
    case .accept(let event, let slot, let answer):
      writer.member("do", "accept")
      writer.member("event", event)
      writer.member("slot", slot.text)
      writer.member("answer", answer)
    case .issueCode(let digest, let until):
      writer.member("do", "issue-code")
      writer.member("digest", digest)
      writer.member("until", until)
    case .mark(let mark):
      writer.member("do", "mark")
      mark.writeMembers(to: &writer)
    case .approve: writer.member("do", "approve")
    case .hold: writer.member("do", "hold")
    case .release: writer.member("do", "release")
    case .rescore(let rescoring):
      writer.member("do", "rescore")
      rescoring.writeMembers(to: &writer)
    }
    writer.endObject()
  }

  init(from reader: inout RecordReader) throws(JSONError) {
    try reader.need("act")
    try reader.begin()
    switch try reader.text("do") {
    case "extend":
      let scope = try TimeScope(membersFrom: &reader)
      self = .extend(scope, try reader.interval("time"))
    case "void": self = .void(attemptCounts: try reader.bool("counts"))
    case "reopen": self = .reopen(try reader.intervalIfPresent("time"))
    case "remark": self = .remark
    case "accept":
      let event = try reader.int("event")
      let slot = try reader.slot()
      self = .accept(event: event, slot, try reader.answer("answer"))
    case "issue-code":
      let digest = try reader.text("digest")
      self = .issueCode(digest: digest, until: try reader.instant("until"))
    case "mark": self = .mark(try Mark(membersFrom: &reader))
    case "approve": self = .approve
    case "hold": self = .hold
    case "release": self = .release
    case "rescore": self = .rescore(try Rescoring(membersFrom: &reader))
    default: throw reader.json.refused("the word after `do` is not known")
    }
    try reader.end()
  }
}

extension TimeScope {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    switch self {
    case .exam: writer.member("scope", "exam")
    case .section(let section):
      writer.member("scope", "section")
      writer.member("section", section.text)
    case .item(let slot):
      writer.member("scope", "item")
      writer.member("slot", slot.text)
    }
  }

  fileprivate init(membersFrom reader: inout RecordReader) throws(JSONError) {
    switch try reader.text("scope") {
    case "exam": self = .exam
    case "section": self = .section(try reader.section())
    case "item": self = .item(try reader.slot())
    default: throw reader.json.refused("the word after `scope` is not known")
    }
  }
}

extension Mark {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.member("slot", slot.text)
    writer.member("rater", rater)
    writer.member("role", role.rawValue)
    writer.array("points") { writer in
      for own in points {
        writer.beginObject()
        writer.member("trait", own.trait.text)
        writer.member("points", own.points)
        writer.endObject()
      }
    }
    writer.member("comment", ifPresent: comment)
  }

  fileprivate init(membersFrom reader: inout RecordReader) throws(JSONError) {
    let slot = try reader.slot()
    let rater = try reader.text("rater")
    let role = try reader.value("role", "a known role", Role.init(rawValue:))
    var points: [TraitPoints] = []
    try reader.need("points")
    try reader.elements { reader throws(JSONError) in
      try reader.begin()
      let trait = try reader.value("trait", "an id", TraitID.init)
      points.append(TraitPoints(trait: trait, points: try reader.fraction("points")))
      try reader.end()
    }
    self.init(slot: slot, rater: rater, role: role, points: points, comment: try reader.textIfPresent("comment"))
  }
}

extension Rescoring {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.member("package", package.text)
    writer.array("treatments") { writer in
      for treatment in treatments {
        writer.beginObject()
        writer.member("item", treatment.item.text)
        writer.member("kind", treatment.kind.rawValue)
        writer.endObject()
      }
    }
    cut?.writeMember(to: &writer)
    writer.member("already-passed", alreadyPassed.rawValue)
    writer.member("pass-dated-at", passDatedAt.rawValue)
  }

  fileprivate init(membersFrom reader: inout RecordReader) throws(JSONError) {
    let package = try reader.digest("package")
    var treatments: [ItemTreatment] = []
    try reader.need("treatments")
    try reader.elements { reader throws(JSONError) in
      try reader.begin()
      let item = try reader.value("item", "an id", ItemID.init)
      let kind = try reader.value("kind", "a known treatment", ItemTreatment.Kind.init(rawValue:))
      treatments.append(ItemTreatment(item: item, kind: kind))
      try reader.end()
    }
    let cut = try FormCut(ifPresentIn: &reader)
    let policy = try reader.value("already-passed", "a known policy", PassedAlreadyPolicy.init(rawValue:))
    self.init(
      package: package, treatments: treatments, cut: cut, alreadyPassed: policy,
      passDatedAt: try reader.value("pass-dated-at", "a known date", RescorePolicy.PassDate.init(rawValue:)))
  }
}
