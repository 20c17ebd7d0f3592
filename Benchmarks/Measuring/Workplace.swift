import AssayBank
import FoundationEssentials
import Glibc

/// Where benchmarks find what they need, and a folder for their files on the disk of the checkout.
struct Workplace {
  /// The top of the repository.
  let root: String
  /// A new folder; removed at the end.
  let folder: String
  /// The command-line program, built beside this one.
  let assay: String
  /// This program.
  let benchmarks: String

  init(root: String) throws {
    self.root = root
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let beside = URL(filePath: own).deletingLastPathComponent().path(percentEncoded: false)
    assay = beside + "assay"
    benchmarks = own
    folder = beside + "bench-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Compiles a C program, or with the flags for it a library, into the folder.
  ///
  /// - Returns: Its path.
  func compile(_ source: String, as name: String, with flags: [String] = []) throws -> String {
    let path = folder + "/" + name
    try Data(source.utf8).write(to: URL(filePath: path + ".c"))
    guard try Program.run("cc", ["-O2"] + flags + ["-o", path, path + ".c"]) == 0 else {
      throw Failure("`cc` did not compile \(name).c")
    }
    return path
  }

  /// Writes a bank into a folder of its own.
  ///
  /// - Returns: The folder's path.
  func write(_ files: [BankFile], as name: String) throws -> String {
    for file in files {
      let path = URL(filePath: "\(folder)/\(name)/\(file.path)")
      try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: path)
    }
    return folder + "/" + name
  }

  /// The files of the bank that the demo runs on.
  func sampleBank() throws -> [BankFile] {
    try BankFolder.files(in: URL(filePath: root + "/ItemBanks/cybersecurity-essentials"))
  }
}
