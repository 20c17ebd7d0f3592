import AssayDiagnostics
import AssayModel

/// An id is given once, whatever it names: items, sets, competencies, frameworks, assessments and the bank share one
/// space.
enum DuplicateID: BankRule {
  static let id: RuleID = "duplicate-id"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let (bank, loaded) = (context.bank, context.loaded)
    var seen: [String: (kind: String, owner: Places.Owner, path: FieldPath)] = [:]
    seen.reserveCapacity(bank.items.count + 256)
    var found: [Diagnostic] = []
    func add(_ name: String, _ kind: String, _ owner: Places.Owner, _ path: FieldPath = .root) {
      guard let first = seen[name] else {
        seen[name] = (kind, owner, path)
        return
      }
      found.append(
        Diagnostic(
          "the id `\(name)` is given twice; rename one of the two", rule: id, at: loaded.span(of: owner, path),
          notes: [.init("\(first.kind) `\(name)` is here", at: loaded.span(of: first.owner, first.path))]))
    }
    for index in bank.items.indices { add(bank.items[index].id.text, "the item", .item(index)) }
    for (index, set) in bank.sets.enumerated() { add(set.id.text, "the set", .set(index)) }
    for (index, framework) in bank.frameworks.enumerated() {
      add(framework.id.text, "the framework", .framework(index))
      for (number, competency) in framework.competencies.enumerated() {
        add(competency.id.text, "the competency", .framework(index), .competency(number))
      }
    }
    for (index, assessment) in bank.assessments.enumerated() {
      add(assessment.id.text, "the assessment", .assessment(index))
    }
    if context.loaded.places.contains(.root, of: .bank) { add(bank.id.text, "the bank", .bank) }
    return found
  }
}
