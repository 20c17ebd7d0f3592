import AssayDiagnostics
import AssayModel
import AssayYAML

// What a form holds: the sections, and what is asked of them together.
extension AssessmentReader {
  /// Reads `form:`; nil when no section could be read whole.
  func readForm(_ fields: inout FieldReader) -> Blueprint? {
    let help = "`form: {sections: [{id: main, draw: [{pick: 20, where: {competency: …}}]}]}`"
    guard let node = fields.required("form", help: help) else { return nil }
    var form = FieldReader(node, "`form`", at: fields.path / "form", in: reading)
    let before = reading.errorCount
    var sections: [SectionBlueprint] = []
    var known: [SectionID: SourceSpan] = [:]
    if let node = form.required("sections", help: help) {
      _ = reading.list(node, "sections", at: form.path / "sections") { element, path -> Void? in
        if let section = readSection(element, at: path, index: sections.count, known: &known) {
          sections.append(section)
        }
        return nil
      }
      if sections.isEmpty, reading.errorCount == before {
        reading.error("a form has at least one section", rule: .missingValue, at: node.span, help: help)
      }
    }
    let isWhole = reading.errorCount == before
    var blueprint = Blueprint(sections: sections)
    if let node = form["balance"] { blueprint.balance = readBalance(node, at: form.path / "balance") }
    if let node = form["pretest"] { blueprint.pretest = readPretest(node) }
    blueprint.shufflesItems = readShuffle(&form)
    if let node = form["shortage"], reading.isScalar(node), !node.isText("fail") {
      reading.error(
        "`\(node.quotation)` is not carried out by this version; a form that misses its blueprint is never delivered",
        rule: .notSupported, at: node.span, help: "write `shortage: fail`, or remove the line")
    }
    if form.has("exposure") { form.warnNotCarriedOut("exposure") }
    form.finish(knowing: ["sections", "balance", "pretest", .shuffle, "shortage", "exposure"])
    return isWhole && !sections.isEmpty ? blueprint : nil
  }

  /// Whether the order of the items is drawn: `shuffle: items` or `none`.
  func readShuffle(_ fields: inout FieldReader) -> Bool {
    fields[.shuffle].flatMap { reading.flag($0, "a way to shuffle", on: "items", off: "none") } ?? true
  }

  private func readSection(
    _ node: YAMLNode, at path: FieldPath, index: Int, known: inout [SectionID: SourceSpan]
  ) -> SectionBlueprint? {
    var fields = FieldReader(node, "a section", at: path, in: reading)
    let id: SectionID? = fields.required(.id).flatMap { reading.id($0) }
    if let id, let place = fields.valueSpan(.id) {
      reading.places.note(.section(index), place)
      if let first = known[id] {
        reading.error(
          "the section `\(id)` is there twice; give each an id of its own", rule: "duplicate-id", at: place,
          notes: [.init("the first is here", at: first)])
      } else {
        known[id] = place
      }
    }
    let title = fields[.title].flatMap { reading.plainText($0) }
    let draws = fields.required(.draw, help: "`draw: [{pick: 20, where: {competency: …}}]`").flatMap {
      readDraws($0, "draw", at: fields.path / .draw, section: index)
    }
    let anchors = fields["anchors"].flatMap { readAnchors($0, section: index) }
    fields.finish(knowing: [.id, .title, .draw, "anchors"])
    guard let id, let draws else { return nil }
    return SectionBlueprint(id: id, title: title, draws: draws, anchors: anchors)
  }

  private func readAnchors(_ node: YAMLNode, section: Int) -> AnchorRule? {
    let path = FieldPath.anchors(ofSection: section)
    reading.note(path, node)
    var fields = FieldReader(node, "`anchors`", at: path, in: reading)
    let pool = fields.required("pool", help: "`anchors: {pool: {tag: link-2026}, count: 8}`").flatMap {
      readFilter($0, "`pool`", at: path / "pool")
    }
    let count = fields.required("count").flatMap { reading.whole($0, in: 1...10_000) }
    fields.finish(knowing: ["pool", "count"])
    guard let pool, let count else { return nil }
    return AnchorRule(pool: pool, count: count)
  }

  private func readPretest(_ node: YAMLNode) -> PretestRule? {
    let path = FieldPath.pretest
    reading.note(path, node)
    var fields = FieldReader(node, "`pretest`", at: path, in: reading)
    let count = fields.required("count").flatMap { reading.whole($0, in: 1...10_000) }
    let filter = fields[.where_].flatMap { readFilter($0, "`where`", at: path / .where_) }
    let place = fields["place"].flatMap { reading.word($0, "a place for pretest items", PretestRule.Place.self) }
    if fields.has("target-n") { fields.warnNotCarriedOut("target-n") }
    fields.finish(knowing: ["count", .where_, "place", "target-n"])
    return count.map { PretestRule(count: $0, filter: filter ?? ItemFilter(), place: place ?? .spread) }
  }
}
