import ArgumentParser
import AssayReports

/// Where a command's result goes.
struct OutputOptions: ParsableArguments {
  @Option(name: .customLong("out"), help: "Write to this file instead of standard output.")
  var file: String?

  /// Writes the result, whole or not at all where it goes to a file.
  func write(_ bytes: [UInt8]) throws {
    guard let file else {
      StandardOutput.write(bytes)
      return
    }
    guard let problem = writeWhole(bytes, to: file) else { return }
    throw Failure("`\(file)` could not be written: \(problem). Choose another place with --out.")
  }

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// A writer of reports that fits the terminal, and colours what is not for a file.
  var textReport: TextReport {
    let terminal = Terminal()
    return TextReport(width: terminal.width, isStyled: file == nil && terminal.usesColour)
  }
}
