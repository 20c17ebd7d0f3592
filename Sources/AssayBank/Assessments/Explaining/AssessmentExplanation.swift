package import AssayModel

/// An exam or a knowledge check in words, for `assay explain`: what its forms hold, and how they are delivered and
/// judged.
package struct AssessmentExplanation: Hashable, Sendable {
  /// A heading and the lines below it; a line that begins with two blanks belongs to the one above.
  package struct Part: Hashable, Sendable {
    package var title: String
    package var lines: [String]
  }

  /// What it is: `exam ce-1: Cybersecurity essentials, level 1`.
  package var title: String
  package var parts: [Part]

  /// Explains an assessment; nil when the bank has none of that id.
  package init?(of id: AssessmentID, in loaded: LoadedBank) {
    guard let index = loaded.bank.assessments.firstIndex(where: { $0.id == id }) else { return nil }
    let explainer = AssessmentExplainer(index, in: loaded)
    title = explainer.title
    parts = explainer.parts.filter { !$0.lines.isEmpty }
  }

  /// The whole as text, each part indented below its heading.
  package var text: String {
    var text = title + "\n"
    for part in parts {
      text += "\n\(part.title)\n"
      for line in part.lines { text += "  \(line)\n" }
    }
    return text
  }
}
