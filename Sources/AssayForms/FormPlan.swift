package import AssayModel
import AssayPsychometrics

/// A published assessment made ready to draw forms from: compiled once, used for every candidate.
///
/// A form is a pure function of plan and seed, the same on every machine and in ten years. What is drawn, in which
/// order items stand, and in which order their parts stand come of three streams of the generator, so that none moves
/// another. The streams begin from the candidate's seed and a hash of the ids of the assessment and its items: no key
/// goes into it, so a corrected key changes no form.
///
/// How the blueprint's lines are read, where the format leaves it open:
///
/// - **pick** draws single items; an item of a set is drawn with its set only, an item that the blueprint names only
///   where it is named.
/// - **anchors**: exactly so many of what the section's picks draw are of the pool, and have the role of anchors; named
///   items and sets of the section neither count nor are kept from it. A count of 0 is no rule.
/// - **sets** stand whole, or n of m with what they require; `items` restricts which sets can go together, it does not
///   change how many items a set gives. A set that is drawn whole can be drawn when all its items are approved, of the
///   assessment's use, and let through; of one that is drawn n of m, only such items are. A set stands once on a form.
/// - **survey questions and pages of information** stand on a form when they are named, or belong to a set that is
///   drawn whole or requires them.
/// - **balance** shares are of all scored items of the form; a share that falls between two whole numbers is rounded
///   inward.
/// - **pretest** items count in no rule but that of enemies.
package struct FormPlan: Sendable {
  /// What the forms are drawn from.
  package let index: PackageIndex
  /// What no seed can bring about, found by counting; empty when counting finds nothing.
  package let problems: [ShortageProblem]

  private let blueprint: CompiledBlueprint
  private let layout: FormLayout
  private let verifier: FormVerifier
  private let explainer: ShortageExplainer
  private let digest: Seed

  /// The generator, the drawing and the layout, with their versions; kept with every form.
  package static let algorithm = "\(Generator.algorithm) \(RandomDraw.algorithm) layout/1"

  /// Compiles a package.
  ///
  /// Costs a pass over the items for every filter of the blueprint.
  ///
  /// - Parameters:
  ///   - index: The package with its parts in reach.
  ///   - bank: The bank that it was made from, where there is one: shortages then say what drafts and practice items
  ///     would help. It has no influence on the forms.
  package init(_ index: PackageIndex, bank: Bank? = nil) {
    self.index = index
    blueprint = CompiledBlueprint(index)
    layout = FormLayout(blueprint: blueprint)
    verifier = FormVerifier(index)
    explainer = ShortageExplainer(blueprint, bank: bank)
    problems = explainer.problems()
    var bytes = Array(index.package.assessment.id.text.utf8)
    for item in index.package.items {
      bytes.append(0)
      bytes += item.id.text.utf8
    }
    digest = Seed(bytes: bytes)
  }

  /// Draws the form of a seed, without its cut, and verifies it.
  ///
  /// - Throws: `Shortage` when the bank cannot meet the blueprint, or when no form was found in a bounded search; the
  ///   problems say which.
  package func form(seed: UInt64) throws(Shortage) -> Form {
    let assessment = index.package.assessment.id
    guard problems.isEmpty else { throw Shortage(assessment: assessment, problems: problems) }
    let mixed = Seed(bytes: littleEndian(digest.value) + littleEndian(seed))
    var draw = Generator(seed: mixed, purpose: "form.draw")
    let selection: Selection
    switch RandomDraw().selection(for: blueprint.problem, using: &draw) {
    case .drawn(let drawn): selection = drawn
    case .impossible: throw Shortage(assessment: assessment, problems: [explainer.conflict()])
    case .gaveUp(let tries): throw Shortage(assessment: assessment, problems: [explainer.unresolved(tries: tries)])
    }
    let form = realise(selection, seed: seed, mixed: mixed)
    let violations = verifier.violations(of: form)
    guard violations.isEmpty else {
      throw Shortage(assessment: assessment, problems: [explainer.refused(violations, seed: seed)])
    }
    return form
  }

  private func realise(_ selection: Selection, seed: UInt64, mixed: Seed) -> Form {
    var order = Generator(seed: mixed, purpose: "form.order")
    var sections: [FormSection] = []
    var slots: [FormSlot] = []
    for (section, blocks) in zip(blueprint.sections, layout.arrange(selection, using: &order)) {
      let first = slots.count
      for block in blocks {
        for (item, role) in zip(block.items, block.roles) {
          var parts = Generator(seed: mixed, purpose: "form.options", index: UInt64(item))
          slots.append(
            FormSlot(
              id: SlotID("s", slots.count + 1), item: blueprint.items[item].id,
              set: block.set.map { blueprint.sets[$0].id }, role: role,
              arrangement: Arrangement(drawnFor: blueprint.items[item], using: &parts)))
        }
      }
      sections.append(FormSection(id: section.id, slots: first..<slots.count))
    }
    return Form(
      assessment: index.package.assessment.id, seed: seed, algorithm: Self.algorithm, sections: sections,
      slots: slots)
  }
}

private func littleEndian(_ value: UInt64) -> [UInt8] {
  (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
}
