import FoundationEssentials
import Glibc

/// Other programs, run to their end.
enum Program {
  /// Runs a program, found by path or name, with its output in a file.
  ///
  /// - Returns: Its exit code; 128 and the signal where one ended it.
  static func run(_ program: String, _ arguments: [String], output: String = "/dev/null") throws -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe argv.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let error = unsafe posix_spawnp(&child, program, &actions, nil, &argv, environ)
    guard error == 0 else { throw Failure("\(program) cannot be run (error \(error))") }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}

/// What a whole process cost.
struct ProcessCost {
  /// User and system time, in seconds.
  var processor: Double
  /// The most memory that was resident, in bytes.
  var memory: Double
}

/// Runs programs from a small process of its own, and tells what they cost.
///
/// What the kernel says of a child's memory begins with that of the process that started it, which here holds banks.
struct Runner {
  private let program: String
  private let output: String

  init(in place: Workplace) throws {
    program = try place.compile(Self.source, as: "runner")
    output = place.folder + "/runner.out"
  }

  /// Runs a program and asks for exit code 0; what it prints is dropped.
  func cost(of command: [String]) throws -> ProcessCost {
    let code = try Program.run(program, command, output: output)
    let words = FileManager.default.contents(atPath: output).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let numbers = words.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard code == 0, numbers.count == 3 else { throw Failure("\(command[0]) could not be measured") }
    guard numbers[2] == 0 else {
      throw Failure("`\(command.joined(separator: " "))` ended with \(Int(numbers[2])) instead of 0")
    }
    return ProcessCost(processor: numbers[0] * 1e-6, memory: numbers[1] * 1024)
  }

  private static let source = """
    #define _GNU_SOURCE
    #include <fcntl.h>
    #include <spawn.h>
    #include <stdio.h>
    #include <sys/resource.h>
    #include <sys/wait.h>

    extern char **environ;

    int main(int count, char **words) {
      posix_spawn_file_actions_t actions;
      pid_t child;
      int status;
      struct rusage usage;
      if (count < 2) return 2;
      posix_spawn_file_actions_init(&actions);
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
      if (posix_spawn(&child, words[1], &actions, NULL, words + 1, environ) != 0) return 2;
      if (wait4(child, &status, 0, &usage) < 0) return 2;
      long time = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000L + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
      printf("%ld %ld %d\\n", time, usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
      return 0;
    }
    """
}
