package import AssayModel

extension PackageIndex {
  /// The cut of a form by this package's rule, over what remains of it.
  ///
  /// Dropped items are out of it; items with full credit stay in, as they do in the maximum.
  ///
  /// - Returns: The cut; nil where the assessment has none.
  /// - Throws: Why there is none although it should have one.
  package func cut(of form: Form, treating treatments: [ItemTreatment]) throws(CutError) -> FormCut? {
    try package.assessment.cut?.cut(of: form.without(treatments), in: self)
  }
}

extension Form {
  /// The form with its dropped items out of the score.
  fileprivate func without(_ treatments: [ItemTreatment]) -> Form {
    let dropped = Set(treatments.filter { $0.kind == .drop }.map(\.item))
    guard !dropped.isEmpty else { return self }
    var form = self
    for place in form.slots.indices where dropped.contains(form.slots[place].item) {
      form.slots[place].role = .unscored
    }
    return form
  }
}
