import AssayModel

extension Interaction {
  /// Reads the parts of an item that depend on its type; nil when too little was readable, which has been reported.
  static func read(
    _ type: InteractionType, _ fields: inout FieldReader, stem: StemText?, defaults: ItemDefaults
  ) -> Interaction? {
    switch type {
    case .choice: ChoiceInteraction(&fields).map { .choice($0) }
    case .trueFalse: TrueFalseInteraction(&fields).map { .trueFalse($0) }
    case .multipleResponse: MultipleResponseInteraction(&fields, defaults).map { .multipleResponse($0) }
    case .matrix: MatrixInteraction(&fields, defaults).map { .matrix($0) }
    case .text: TextInteraction(&fields, defaults).map { .text($0) }
    case .number: NumberInteraction(&fields).map { .number($0) }
    case .order: OrderInteraction(&fields, defaults).map { .order($0) }
    case .match: MatchInteraction(&fields, defaults).map { .match($0) }
    case .cloze: ClozeInteraction(&fields, stem: stem, defaults).map { .cloze($0) }
    case .essay: .essay(EssayInteraction(&fields))
    case .file: FileInteraction(&fields).map { .file($0) }
    case .survey: SurveyInteraction(&fields).map { .survey($0) }
    case .info: .info
    }
  }
}
