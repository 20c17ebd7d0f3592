package import AssayModel

/// The assessment that a report is about.
package struct ReportSubject: Hashable, Sendable {
  package let assessment: AssessmentID
  package let type: AssessmentType
  package let title: String
  /// The author's own word for the edition.
  package let version: String?
  /// Nil where responses came from a file.
  package let bank: BankID?
  /// The file that responses came from; nil where they came from the store.
  package let file: String?
  /// The package that the sessions ran on; nil when the caller named none.
  package let package: ContentDigest?

  /// A file of responses, by its name without the folder and its ending.
  init(file: String) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    assessment = AssessmentID(wordFrom: stem)
    type = .exam
    title = stem.isEmpty ? name : stem
    (version, bank, package) = (nil, nil, nil)
    self.file = file
  }

  init(_ package: AssessmentPackage, digest: ContentDigest?) {
    assessment = package.assessment.id
    type = package.assessment.type
    title = package.assessment.title
    version = package.assessment.version
    bank = package.bank
    file = nil
    self.package = digest
  }
}
