import AssayDiagnostics

/// What a file of a bank is, as its first key says.
enum FileKind: String, CaseIterable {
  case bank, framework, items, set
  case knowledgeCheck = "knowledge-check"
  case exam, issuer, credential, stack, pathway

  /// Whether this version only takes notice of such files.
  var isForLater: Bool {
    switch self {
    case .issuer, .credential, .stack, .pathway: true
    default: false
    }
  }

  /// Finds the first key without parsing; nil when there is none or it is no word of the format.
  ///
  /// A file of items may begin with its `defaults:`.
  static func peek(_ bytes: [UInt8]) -> FileKind? {
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"): place += 1
      case UInt8(ascii: "#"), UInt8(ascii: "%"): place = endOfLine(bytes, place)
      case UInt8(ascii: "-") where bytes[place...].starts(with: [0x2D, 0x2D, 0x2D]): place = endOfLine(bytes, place)
      default:
        let word = bytes[place...].prefix { (0x61...0x7A).contains($0) || $0 == 0x2D }
        return word.elementsEqual("defaults".utf8) ? .items : FileKind(rawValue: String(decoding: word, as: UTF8.self))
      }
    }
    return nil
  }

  private static func endOfLine(_ bytes: [UInt8], _ start: Int) -> Int {
    bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
  }
}

extension SourceFile {
  /// Whether a line begins with `defaults`, which may stand behind the items that it holds for.
  var mentionsDefaults: Bool {
    let word = Array("defaults".utf8)
    for index in 0..<lines.count {
      let start = lines.start(of: index)
      guard start + word.count <= bytes.count, bytes[start] == word[0] else { continue }
      if bytes[start..<start + word.count].elementsEqual(word) { return true }
    }
    return false
  }
}
