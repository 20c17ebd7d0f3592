import Glibc

/// The client under test: a program that is run with what it must know in its environment.
struct ClientProcess {
  private let identifier: pid_t

  /// Starts it, in a group of its own, with nothing on its input and a file for what it prints.
  ///
  /// - Parameters:
  ///   - command: The program, as a shell would find it, and its arguments.
  ///   - variables: What it finds in its environment beside what we have.
  ///   - output: Where its output and its messages go.
  /// - Throws: Why it cannot be started.
  init(_ command: [String], variables: [(name: String, value: String)], output: String) throws(Failure) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe command.map { unsafe strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      unsafe Self.environment(with: variables).map { unsafe strdup($0) } + [nil]
    defer {
      unsafe argv.forEach { unsafe free($0) }
      unsafe envp.forEach { unsafe free($0) }
    }
    var pid: pid_t = 0
    let status = unsafe posix_spawnp(&pid, command[0], &actions, &attributes, &argv, &envp)
    guard status == 0 else {
      throw Failure("`\(command[0])` could not be started: \(systemReason(status)).", .usedWrongly)
    }
    identifier = pid
  }

  /// How it ended; nil while it runs.
  func ending() -> ConformanceRecord.Ending? {
    var status: Int32 = 0
    guard unsafe waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
    return status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signalled(status & 0x7F)
  }

  /// Ends it, and whatever of its group still runs.
  func end() {
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
  }

  /// Ends what it left behind; nothing where all of it has ended.
  func endTheRest() { kill(-identifier, SIGKILL) }

  private static func environment(with variables: [(name: String, value: String)]) -> [String] {
    var entries: [String] = []
    var place = 0
    while let entry = unsafe environ[place] {
      entries.append(unsafe String(cString: entry))
      place += 1
    }
    let names = variables.map { $0.name + "=" }
    return entries.filter { entry in !names.contains { entry.hasPrefix($0) } }
      + variables.map { "\($0.name)=\($0.value)" }
  }
}
