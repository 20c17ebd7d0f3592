import AssayDiagnostics
import AssayModel

/// What is of later attempts has some, and a choice of forms has more than one form.
enum RetakeIdle: AssessmentRule {
  static let id: RuleID = "retake-without-effect"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam, let retake = assessment.retake else { return [] }
    var found: [Diagnostic] = []
    func report(_ name: FieldName, _ why: String) {
      let path = FieldPath("retake") / name
      guard place.wrote(path) else { return }
      found.append(
        Diagnostic("`\(name)` has no effect, because \(why)", rule: id, severity: .warning, at: place.span(path)))
    }
    if retake.isSingle {
      for name: FieldName in ["after-pass", "form", "max-overlap", "counts"] { report(name, "there is 1 attempt") }
    } else if retake.form == .preferUnseen, !assessment.hasRandomForms(place.context.bank) {
      report("form", "every form of this exam holds the same items")
    }
    let attempts = place.source(FieldPath("retake") / "attempts")
    if retake.attempts == nil, attempts?.utf8.elementsEqual("unlimited".utf8) ?? true {
      report("within", "attempts are not limited")
    }
    return found
  }
}

extension RetakePolicy {
  /// Whether there is one attempt for ever: with `within`, an attempt comes free again.
  var isSingle: Bool { attempts == 1 && within == nil }
}
