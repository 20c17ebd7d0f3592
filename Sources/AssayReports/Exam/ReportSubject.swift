package import AssayModel

/// The assessment that a report is about.
package struct ReportSubject: Hashable, Sendable {
  package let assessment: AssessmentID
  package let type: AssessmentType
  package let title: String
  /// The author's own word for the edition.
  package let version: String?
  package let bank: BankID
  /// The package that the sessions ran on; nil when the caller named none.
  package let package: ContentDigest?

  init(_ package: AssessmentPackage, digest: ContentDigest?) {
    assessment = package.assessment.id
    type = package.assessment.type
    title = package.assessment.title
    version = package.assessment.version
    bank = package.bank
    self.package = digest
  }
}
