package import FoundationEssentials

/// The folder of reference data with known results, where the machine has one.
///
/// Named by the environment variable `ASSAY_REFERENCE`. Tests that need it are enabled by
/// ``Reference/isPresent`` and say so when they are skipped.
package enum Reference {
  /// The folder, or nil when the variable is not set.
  package static var folder: URL? {
    ProcessInfo.processInfo.environment["ASSAY_REFERENCE"].map { URL(filePath: $0) }
  }

  /// Whether reference data are at hand.
  package static var isPresent: Bool { folder != nil }

  /// Reads a file below the folder, such as `psychometrics/lsat6.csv`.
  package static func data(_ path: String) throws -> Data {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try Data(contentsOf: folder.appending(path: path))
  }
}
