import AssayModel

extension ChoiceInteraction {
  /// The credit of the option chosen.
  func share(choosing id: OptionID) -> Rational { options.first { $0.id == id }?.credit ?? .zero }

  var highestShare: Rational { options.map(\.credit).max() ?? .zero }
}
