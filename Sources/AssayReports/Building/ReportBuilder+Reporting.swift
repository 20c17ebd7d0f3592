import AssayModel
import AssayPsychometrics

extension ReportBuilder {
  /// The sessions so far, as a report takes them.
  package var sample: ReportSample {
    let assessment = index.package.assessment
    return ReportSample(
      subject: ReportSubject(index.package, digest: digest),
      columns: columns.items.enumerated().map { column, item in
        ReportSample.Column(
          id: item.id, type: item.interaction.type, competency: item.competency, points: item.points,
          roles: FormSlot.Role.allCases.filter(roles[column].contains))
      },
      matrix: matrix, rows: rows, excluded: excluded, marking: marking, numbers: numbers,
      sections: assessment.blueprint.sections.map { ReportSample.Part(id: $0.id.text, title: $0.title) },
      tree: index, cut: assessment.cut, policy: assessment.score)
  }

  /// The report on the sessions so far.
  package func report(_ options: ReportOptions = ReportOptions()) -> ExamReport { sample.report(options) }
}
