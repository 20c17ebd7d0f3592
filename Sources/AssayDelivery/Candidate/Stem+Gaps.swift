import AssayModel

extension Interaction {
  /// The author's names of the gaps, in the order of the stem.
  var gapIDs: [OptionID] {
    if case .cloze(let cloze) = self { cloze.gaps.map(\.id) } else { [] }
  }
}

extension String {
  /// The Markdown with each `[[name]]` of a gap as `[[g1]]`, `[[g2]]` and on; anything else stays.
  func renaming(gaps: [OptionID]) -> String {
    let bytes = Array(utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let (place, end) = bytes.gap(at: index, of: gaps) {
        result += Array("[[g\(place + 1)]]".utf8)
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Which gap is named here, and where the name ends.
  fileprivate func gap(at index: Int, of gaps: [OptionID]) -> (place: Int, end: Int)? {
    guard self[index...].starts(with: [0x5B, 0x5B]) else { return nil }
    // Names have at most 64 bytes.
    let name = self[(index + 2)...].prefix(66).prefix { $0 != 0x5D }
    guard self[name.endIndex...].starts(with: [0x5D, 0x5D]),
      let place = gaps.firstIndex(where: { $0.text.utf8.elementsEqual(name) })
    else { return nil }
    return (place, name.endIndex + 2)
  }
}
