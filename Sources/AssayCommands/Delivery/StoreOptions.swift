import ArgumentParser
import AssayModel
import AssayStore
import Glibc

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The SQLite file that keeps packages, registrations and sessions (default: $ASSAY_STORE, else assay.sqlite).",
      valueName: "file"))
  var file: String?

  /// The path of the file.
  var path: String {
    if let file { return file }
    let named = environment("ASSAY_STORE")
    return named.isEmpty ? "assay.sqlite" : named
  }
}

/// Opens the store of a path, or says why it cannot be opened.
///
/// - Parameters:
///   - path: Where it is.
///   - mustExist: Whether to refuse a store that is not there, rather than make it: there is nothing to read in a new one,
///     and a name that was mistyped would leave a file behind.
/// - Returns: The store.
/// - Throws: Why it cannot be opened.
func openStore(_ path: String, mustExist: Bool = false) throws(Failure) -> SQLiteStore {
  if mustExist { try requireStore(path) }
  do { return try SQLiteStore(path: path) } catch { throw Failure(error) }
}

/// Refuses a store that is not there.
func requireStore(_ path: String) throws(Failure) {
  guard unsafe access(path, F_OK) != 0, errno == ENOENT else { return }
  throw Failure("there is no store `\(path)`. Name one with --store, or make it with `assay publish`.")
}

extension Failure {
  /// What the store refused, in its own words.
  init(_ error: StoreError) { self.init("\(error)") }
}

extension AssessmentID {
  /// Reads an id from the command line.
  static func argument(_ text: String) throws(Failure) -> AssessmentID {
    guard let id = AssessmentID(text) else {
      throw Failure("`\(text)` is no id: letters, digits, `.`, `_` and `-`, at most 64 of them.", .usedWrongly)
    }
    return id
  }
}
