import ArgumentParser
import FoundationEssentials

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
    do {
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw Failure("`\(file)` could not be written: \(reason(error)). Choose another place with --out.")
    }
  }

  /// Writes a text, which ends with a line end whether or not it had one.
  func write(_ text: String) throws { try write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8)) }
}

/// The short reason in an error of the file system.
func reason(_ error: any Error) -> String {
  guard let error = error as? CocoaError else { return "\(error)" }
  return switch error.code {
  case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such file or folder"
  case .fileReadNoPermission, .fileWriteNoPermission: "permission is denied"
  case .fileWriteOutOfSpace: "the disk is full"
  default: "\(error)"
  }
}
