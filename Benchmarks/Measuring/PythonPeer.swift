import FoundationEssentials

/// Programs in Python that do the same work with numpy and polars, from an environment that is made at first use and kept
/// beside the benchmarks.
struct PythonPeer {
  private let python: String
  private let folder: String

  init(in place: Workplace) throws {
    folder = place.folder
    let home = URL(filePath: place.folder).deletingLastPathComponent().path(percentEncoded: false) + "python-peers"
    python = home + "/bin/python"
    let mark = home + "/ready"
    guard !FileManager.default.fileExists(atPath: mark) else { return }
    guard try Program.run("python3", ["-m", "venv", home]) == 0,
      try Program.run(python, ["-m", "pip", "install", "--quiet", "numpy", "polars"]) == 0
    else { throw Failure("no environment with numpy and polars could be made in \(home)") }
    try Data().write(to: URL(filePath: mark))
  }

  /// Runs a program, and gives the numbers that it prints, parted by white space.
  func run(_ source: String, _ arguments: [String] = []) throws -> [Double] {
    let program = folder + "/peer.py"
    let output = folder + "/peer.out"
    try Data(source.utf8).write(to: URL(filePath: program))
    guard try Program.run(python, [program] + arguments, output: output) == 0 else {
      throw Failure("the peer in Python did not end well")
    }
    let text = FileManager.default.contents(atPath: output).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
  }
}
