import AssayBank
import AssayDiagnostics
import AssayForms
import AssayModel

/// The exam of the sample bank, ready to draw forms from.
struct SampleExam {
  let index: PackageIndex
  let plan: FormPlan

  init(in place: Workplace) throws {
    let loaded = BankLoader.load(try place.sampleBank())
    guard let bank = loaded.value?.bank, let exam = bank.assessments.first(where: { $0.id == "ce-1" }) else {
      throw Failure("the sample bank has no exam `ce-1`")
    }
    index = PackageIndex(AssessmentPackage(exam, from: bank))
    plan = FormPlan(index)
  }
}
