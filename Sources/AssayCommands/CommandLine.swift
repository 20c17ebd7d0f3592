import ArgumentParser
import Glibc

/// Runs the program on the arguments of the process, and ends it.
///
/// Exit codes: 0 fine; 1 the content or the candidate fell short; 2 used wrongly; 3 could not be judged; 70 our own
/// mistake.
public func runCommandLine() -> Never {
  // A reader that goes away (`assay report | head`) is no crash.
  signal(SIGPIPE, SIG_IGN)
  occupyStandardStreams()
  // Scripts ask for the version alone, and often: it needs no look through the whole tree of commands.
  if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
    StandardOutput.write(Assay.version + "\n")
    exit(0)
  }
  // The parser cannot set help in fewer columns than its margins take, and measures the terminal itself.
  if (Int(environment("COLUMNS")) ?? Terminal().width) < 40 { unsafe setenv("COLUMNS", "40", 1) }
  do {
    var command = try Assay.parseAsRoot()
    try command.run()
    exit(0)
  } catch let code as ExitCode {
    exit(code.rawValue)
  } catch let failure as Failure {
    StandardError.write("assay: \(failure.message.harmless)\n")
    exit(failure.code.rawValue)
  } catch {
    let message = Assay.fullMessage(for: error).harmless
    let code = Assay.exitCode(for: error)
    if code.isSuccess {
      StandardOutput.write(message + "\n")
      exit(0)
    }
    StandardError.write(message + "\n")
    exit(code == .validationFailure ? ExitCode.usedWrongly.rawValue : ExitCode.ownMistake.rawValue)
  }
}

/// Assessment as code.
struct Assay: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Assessment as code: item banks, forms, delivery, scores, decisions, reports.",
    version: version,
    groupedSubcommands: [
      CommandGroup(name: "Author", subcommands: [Check.self, Format.self, Explain.self]),
      CommandGroup(name: "Form", subcommands: [Assemble.self]),
      CommandGroup(
        name: "Delivery", subcommands: [Publish.self, Serve.self, Take.self, Simulate.self, Conformance.self]),
      CommandGroup(
        name: "Result",
        subcommands: [Grade.self, ScoreSessions.self, Results.self, Rescore.self, Sessions.self]),
      CommandGroup(name: "Psychometric", subcommands: [Report.self, StandardSettingCommand.self]),
      CommandGroup(name: "Operation", subcommands: [Candidates.self, StoreCommand.self]),
    ])
}

extension ExitCode {
  /// The content, the candidate or the badge fell short.
  static let fellShort = ExitCode(1)
  /// Arguments that do not fit.
  static let usedWrongly = ExitCode(2)
  /// Nothing could be judged, as when a file cannot be read.
  static let notJudged = ExitCode(3)
  /// An error of the program itself.
  static let ownMistake = ExitCode(70)
}

/// Why a command ends early: a sentence for people, which says what to do, and the exit code.
struct Failure: Error {
  var message: String
  var code: ExitCode

  init(_ message: String, _ code: ExitCode = .notJudged) {
    self.message = message
    self.code = code
  }
}
