package import FoundationEssentials
import Glibc

/// The `assay` executable that was built beside the tests, or another one, run as its users run it.
package struct Program: Sendable {
  /// What a run left behind.
  package struct Outcome: Sendable {
    package var status: Int32
    package var output: String
    package var messages: String
  }

  /// Why a program could not be run.
  package struct NotStarted: Error {
    package var reason: String

    package init(reason: String) { self.reason = reason }
  }

  /// The folder that a run starts in.
  package var folder: URL
  /// What is run: a path, or a name that the shell would find.
  package var executable: String
  /// Variables beside those that the tests have.
  package var environment: [String: String]

  package init(in folder: URL, executable: String = Self.path, environment: [String: String] = [:]) {
    self.folder = folder
    self.executable = executable
    self.environment = environment
  }

  /// Whether the shell would find a program of this name.
  package static func isThere(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains { folder in
      FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
    }
  }

  /// Where the executable stands.
  package static var path: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent().appending(path: "assay").path()
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: Behind the program's name.
  ///   - input: What it reads from standard input.
  /// - Returns: Its exit status (128 and the signal when one ended it), its output and its messages.
  /// - Throws: ``NotStarted``.
  package func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "assay-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["in", "out", "err"].map { scratch.appending(path: $0) }
    try Data(input.utf8).write(to: files[0])
    let pid = try spawn(arguments, files.map { $0.path() })
    var status: Int32 = 0
    while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return Outcome(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  private func spawn(_ arguments: [String], _ files: [String]) throws(NotStarted) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, files[0], O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, files[1], O_WRONLY | O_CREAT, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, files[2], O_WRONLY | O_CREAT, 0o600)
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let words = ["env", "-C", folder.path()] + variables + [executable] + arguments
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe argv.forEach { unsafe free($0) } }
    var pid: pid_t = 0
    let status = unsafe posix_spawn(&pid, "/usr/bin/env", &actions, nil, &argv, environ)
    guard status == 0 else { throw NotStarted(reason: "\(executable): error \(status)") }
    return pid
  }
}

/// A folder of its own that is gone when the test is.
package final class ScratchFolder: Sendable {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "assay-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Writes a file, and the folders above it.
  package func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// The root of the checkout, for the sample banks.
package var checkout: URL {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
