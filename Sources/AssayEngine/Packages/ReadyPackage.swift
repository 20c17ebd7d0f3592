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

  /// The same in its other languages, each made when the first session asks for it.
  private var translated: [String: ReadyPackage] = [:]

  var assessment: Assessment { index.package.assessment }

  /// The languages in which it can be given: the bank's own first.
  var languages: [String] { index.package.languages }

  init(_ package: AssessmentPackage, _ digest: ContentDigest, in language: String? = nil) {
    self.digest = digest
    index = PackageIndex(package, in: language)
    types = Set(package.items.map(\.interaction.type))
    tools = Set(package.items.flatMap(\.tools)).sorted()
  }

  /// The package in the language that suits a wish best; as it is where none does.
  func given(in wish: String) -> ReadyPackage {
    guard let language = index.package.language(for: wish), !language.utf8.elementsEqual(index.package.language.utf8)
    else { return self }
    if let ready = translated[language] { return ready }
    let ready = ReadyPackage(index.package, digest, in: language)
    translated[language] = ready
    return ready
  }
}
