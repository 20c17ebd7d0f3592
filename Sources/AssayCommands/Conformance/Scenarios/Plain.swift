/// A sitting without any trouble.
enum Plain: Scenario {
  static let id = "plain"
  static let title = "without trouble, every answer is kept as the plan has it, and the session is submitted"
  static let advice = """
    Start the engine that `ASSAY_ENGINE` has, send initialize and session.start, save each answer of the plan as it is, \
    submit, and end with exit code 0 when the submission is acknowledged.
    """

  static func arrange(_ stage: inout Stage) {}
}
