package import AssayModel
package import AssayScoring

/// How far the marking of an assessment has come, as `assay grade --status` prints it.
package struct MarkingTable: Hashable, Sendable {
  package let subject: ReportSubject
  package let progress: MarkingProgress

  package init(_ progress: MarkingProgress, of index: PackageIndex) {
    subject = ReportSubject(index.package, digest: nil)
    self.progress = progress
  }
}
