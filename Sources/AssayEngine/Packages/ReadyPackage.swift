import AssayForms
import AssayModel

/// A published package made ready: read once, and used by every session that runs on it.
final class ReadyPackage {
  let digest: ContentDigest
  let index: PackageIndex
  /// The types of interaction that a form may show.
  let types: Set<InteractionType>
  /// The tools that a client may have to offer, in the order of their ids.
  let tools: [ToolID]
  /// What the texts hold that a form may show; they are read when somebody asks first.
  private(set) lazy var content: Set<ContentKind> = index.package.contentKinds
  /// What forms are drawn by; compiled when the first form is.
  private(set) lazy var plan = FormPlan(index)
  /// A form that stands for all when the assessment is described.
  private(set) lazy var example: Result<Form, Shortage> = Result { () throws(Shortage) in try plan.form(seed: 0) }

  var assessment: Assessment { index.package.assessment }

  init(_ package: AssessmentPackage, _ digest: ContentDigest) {
    self.digest = digest
    index = PackageIndex(package)
    types = Set(package.items.map(\.interaction.type))
    tools = Set(package.items.flatMap(\.tools)).sorted()
  }
}
