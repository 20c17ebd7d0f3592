import AssayJSON
import AssayMedia
import AssayModel
import AssayStore
import FoundationEssentials

// Files that a person sends.

extension TakeSession {
  /// Sends the files at some paths, apart by commas, and makes them the answer.
  mutating func sendFiles(_ line: String) throws(Failure) {
    let paths = line.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    let most = item["interaction"]?["maxFiles"]?.int ?? 1
    guard !paths.isEmpty, paths.count <= most else {
      talk(most == 1 ? "One file is asked for." : "Up to \(most) files are asked for, apart by commas.")
      return
    }
    var ids: [String] = []
    for path in paths {
      guard let id = try sendFile(path) else { return }
      ids.append(id)
    }
    try give(.object([JSONMember("file", .array(ids.map { .string($0) }))]))
  }

  /// Sends one file.
  ///
  /// - Returns: Its id; nil where it cannot be sent, which was told.
  private mutating func sendFile(_ path: String) throws(Failure) -> String? {
    let bytes: [UInt8]
    do throws(Failure) { bytes = try readWhole(path) } catch {
      talk(error.message.harmless)
      return nil
    }
    let types = (item["interaction"]?["types"]?.elements ?? []).compactMap(\.string)
    guard let type = MediaType.recognised(in: bytes)?.rawValue, types.contains(type) else {
      talk("`\(path.harmless)` is none of \(types.joined(separator: ", ")), going by its first bytes.")
      return nil
    }
    let name = URL(filePath: path).lastPathComponent
    guard
      let begun = try changeHere(
        "file.begin",
        { writer in
          writer.member("name", name)
          writer.member("type", type)
          writer.member("bytes", bytes.count)
        }), let id = begun["file"]?.string
    else { return nil }
    for offset in stride(from: 0, to: bytes.count, by: Self.chunk) {
      let chunk = Data(bytes[offset..<min(offset + Self.chunk, bytes.count)]).base64EncodedString()
      let kept = try ask("file.put") { writer in
        writer.member("file", id)
        writer.member("offset", offset)
        writer.member("data", chunk)
      }
      guard kept != nil else { return nil }
    }
    let ended = try change("file.end") { writer in
      writer.member("file", id)
      writer.member("digest", ContentDigest(of: bytes).text)
    }
    return ended == nil ? nil : id
  }

  private static let chunk = 512 * 1024
}
