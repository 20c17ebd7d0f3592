/// Where a long result goes, piece by piece: standard output, or a file that is there whole or not at all.
///
/// Until ``finish()``, a file is written beside its place; one that is not finished is taken away.
struct OutputStream: ~Copyable {
  private var file: WholeFile?
  private let path: String?

  /// - Parameter path: The file; nil for standard output.
  /// - Throws: Why it cannot be written.
  init(to path: String?) throws(Failure) {
    self.path = path
    guard let path else { return }
    do throws(WholeFile.Refused) { file = try WholeFile(path) } catch { throw Self.failure(path, error) }
  }

  mutating func write(_ bytes: [UInt8]) throws(Failure) {
    guard path != nil else { return StandardOutput.write(bytes) }
    do throws(WholeFile.Refused) { try file?.write(bytes) } catch { throw Self.failure(path, error) }
  }

  mutating func finish() throws(Failure) {
    do throws(WholeFile.Refused) { try file?.finish() } catch { throw Self.failure(path, error) }
  }

  private static func failure(_ path: String?, _ refused: WholeFile.Refused) -> Failure {
    Failure("`\(path ?? "")` could not be written: \(refused.reason). Choose another place with --out.")
  }
}

extension OutputOptions {
  /// A stream for a result that is too long to be held in memory.
  func stream() throws(Failure) -> OutputStream { try OutputStream(to: file) }
}
