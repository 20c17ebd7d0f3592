import FoundationEssentials

/// Makes the folder that `--files` names, where it is not there.
func makeFilesFolder(_ folder: String) throws(Failure) {
  do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
    throw Failure("the folder `\(folder)` could not be made; name another one with --files.", .usedWrongly)
  }
}
