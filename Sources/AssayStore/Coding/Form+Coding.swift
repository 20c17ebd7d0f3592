import AssayJSON
import AssayModel

/// A form in the journal: `assessment`, `seed`, `algorithm`, `sections`, `slots`, `cut`.
///
/// A section is `id` and `slots`, the index of its first slot and the index after its last. A slot is `id`, `item`, `set`,
/// `role`, and `choices`, `rows` and `gaps`, each absent where there is nothing to arrange. `cut` is `share` and `basis`.
extension Form {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("assessment", assessment.text)
    writer.name("seed")
    writer.int(seed)
    writer.member("algorithm", algorithm)
    writer.array("sections") { writer in
      for section in sections {
        writer.beginObject()
        writer.member("id", section.id.text)
        writer.name("slots")
        writer.ints([section.slots.lowerBound, section.slots.upperBound])
        writer.endObject()
      }
    }
    writer.array("slots") { writer in
      for slot in slots { slot.write(to: &writer) }
    }
    cut?.writeMember(to: &writer)
    writer.endObject()
  }

  init(from reader: inout RecordReader) throws(JSONError) {
    try reader.begin()
    let assessment = try reader.value("assessment", "an id", AssessmentID.init)
    try reader.need("seed")
    let seed = try reader.json.readUInt64()
    let algorithm = try reader.text("algorithm")
    var sections: [FormSection] = []
    try reader.need("sections")
    try reader.elements { reader throws(JSONError) in sections.append(try FormSection(from: &reader)) }
    var slots: [FormSlot] = []
    try reader.need("slots")
    try reader.elements { reader throws(JSONError) in slots.append(try FormSlot(from: &reader)) }
    let cut = try FormCut(ifPresentIn: &reader)
    try reader.end()
    guard sections.allSatisfy({ $0.slots.upperBound <= slots.count }) else {
      throw reader.json.refused("a section of the form has slots that the form has not")
    }
    self.init(
      assessment: assessment, seed: seed, algorithm: algorithm, sections: sections, slots: slots, cut: cut)
  }
}

extension FormSection {
  fileprivate init(from reader: inout RecordReader) throws(JSONError) {
    try reader.begin()
    let id = try reader.value("id", "an id", SectionID.init)
    try reader.need("slots")
    let bounds = try reader.ints()
    guard bounds.count == 2, bounds[0] >= 0, bounds[0] <= bounds[1] else {
      throw reader.json.refused("`slots` is not a range")
    }
    try reader.end()
    self.init(id: id, slots: bounds[0]..<bounds[1])
  }
}

extension FormSlot {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id.text)
    writer.member("item", item.text)
    if let set { writer.member("set", set.text) }
    writer.member("role", role.rawValue)
    if !arrangement.choices.isEmpty {
      writer.name("choices")
      writer.ints(arrangement.choices)
    }
    if !arrangement.rows.isEmpty {
      writer.name("rows")
      writer.ints(arrangement.rows)
    }
    if !arrangement.gaps.isEmpty {
      writer.array("gaps") { writer in
        for gap in arrangement.gaps { writer.ints(gap) }
      }
    }
    writer.endObject()
  }

  fileprivate init(from reader: inout RecordReader) throws(JSONError) {
    try reader.begin()
    let id = try reader.value("id", "an id", SlotID.init)
    let item = try reader.value("item", "an id", ItemID.init)
    var set: ItemSetID?
    if try reader.take("set") {
      set = ItemSetID(try reader.json.readString())
      guard set != nil else { throw reader.json.refused("`set` is not an id") }
    }
    let role = try reader.value("role", "a known role", Role.init(rawValue:))
    var arrangement = Arrangement()
    if try reader.take("choices") { arrangement.choices = try reader.ints() }
    if try reader.take("rows") { arrangement.rows = try reader.ints() }
    if try reader.take("gaps") {
      try reader.elements { reader throws(JSONError) in arrangement.gaps.append(try reader.ints()) }
    }
    try reader.end()
    self.init(id: id, item: item, set: set, role: role, arrangement: arrangement)
  }
}

extension FormCut {
  func writeMember(to writer: inout JSONWriter) {
    writer.name("cut")
    writer.beginObject()
    writer.member("share", share)
    writer.member("basis", basis)
    writer.endObject()
  }

  init?(ifPresentIn reader: inout RecordReader) throws(JSONError) {
    guard try reader.take("cut") else { return nil }
    try reader.begin()
    let share = try reader.fraction("share")
    let basis = try reader.text("basis")
    try reader.end()
    self.init(share: share, basis: basis)
  }
}
