package import AssayModel

extension Item {
  /// The rubric by which people score answers to the item; nil where a machine scores.
  ///
  /// An analytic rubric has traits, each with points of its own. Where the author gave none, or one without traits, the
  /// answer is marked as a whole: one trait, `whole`, over all the points of the item.
  package var markingRubric: Rubric? {
    guard interaction.isMarkedByPeople else { return nil }
    let own = interaction.rubric ?? Rubric(traits: [])
    guard own.traits.isEmpty else { return own }
    var whole = own
    whole.traits = [Trait(id: "whole", points: points, levels: [])]
    return whole
  }
}
