import AssayDiagnostics
package import FoundationEssentials

/// A file of a bank: its path below the bank's folder, with `/` between folders, and its content.
package struct BankFile: Hashable, Sendable {
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Why a bank's folder cannot be read.
package enum BankFolderError: Error, Hashable, Sendable {
  case notFound(String)
  case notAFolder(String)
  /// A file or folder below it that the system does not let us read.
  case unreadable(String)
  /// A symbolic link, a device or a pipe: a bank holds its files itself, so that nothing outside it is read.
  case notAFile(String)
  /// A file beyond 64 MiB.
  case tooLarge(String)
  /// More than 100,000 files.
  case tooMany
}

extension BankFolderError: CustomStringConvertible {
  /// What is wrong and how to mend it, for the person who gave the folder.
  package var description: String {
    switch self {
    case .notFound(let path): "there is no folder `\(path)`; give the folder that holds `bank.yaml`"
    case .notAFolder(let path): "`\(path)` is not a folder; give the folder that holds `bank.yaml`"
    case .unreadable(let path): "`\(path)` cannot be read; check its permissions"
    case .notAFile(let path): "`\(path)` is a link or no ordinary file; put the file itself into the bank"
    case .tooLarge(let path): "`\(path)` is larger than 64 MiB; split it into several files"
    case .tooMany: "the folder holds more than 100,000 files; give the folder of one bank"
    }
  }
}

/// Reads the files of a bank from disk.
package enum BankFolder {
  /// The files that a bank is made of: YAML anywhere but in `media/`, and the CSV files of `statistics/`.
  ///
  /// Names that begin with a dot are left out. Sorted by the bytes of their paths.
  ///
  /// - Parameter folder: The folder that holds `bank.yaml`; it may be a link itself.
  /// - Returns: Paths below the folder and contents.
  /// - Throws: `BankFolderError` at the first file that cannot or must not be read.
  package static func files(in folder: URL) throws(BankFolderError) -> [BankFile] {
    let path = folder.path(percentEncoded: false)
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .notFound(path) }
    guard isFolder else { throw .notAFolder(path) }
    var files: [BankFile] = []
    try walk(path.last == "/" ? String(path.dropLast()) : path, below: "", into: &files)
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func walk(_ root: String, below prefix: String, into files: inout [BankFile]) throws(BankFolderError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(prefix)") else {
      throw .unreadable("\(root)/\(prefix)")
    }
    for name in names.sorted() where name.utf8.first != UInt8(ascii: ".") {
      let path = prefix + name
      if prefix.isEmpty, name == "media" { continue }
      let full = "\(root)/\(path)"
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: full) else { throw .unreadable(full) }
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory?:
        guard prefix.utf8.count < 1024 else { throw .unreadable(full) }
        try walk(root, below: path + "/", into: &files)
      case .typeRegular?:
        guard isPart(path) else { continue }
        guard files.count < 100_000 else { throw .tooMany }
        if let size = attributes[.size] as? Int, size > 64 << 20 { throw .tooLarge(full) }
        guard let data = FileManager.default.contents(atPath: full) else { throw .unreadable(full) }
        files.append(BankFile(path: path, bytes: Array(data)))
      default:
        var leadsToFolder = false
        _ = FileManager.default.fileExists(atPath: full, isDirectory: &leadsToFolder)
        if isPart(path) || leadsToFolder { throw .notAFile(full) }
      }
    }
  }

  private static func isPart(_ path: String) -> Bool {
    let bytes = path.utf8
    if bytes.suffix(5).elementsEqual(".yaml".utf8) || bytes.suffix(4).elementsEqual(".yml".utf8) { return true }
    return bytes.starts(with: "statistics/".utf8) && bytes.suffix(4).elementsEqual(".csv".utf8)
  }
}
