package import AssayDiagnostics

/// Where everything in a bank was written: the side table that keeps `Item` free of places.
///
/// Twelve bytes for each value. Lines and columns are worked out from the file when a place is asked for.
package struct Places: Sendable {
  /// A part of the bank, by its position in the arrays of `Bank`.
  package enum Owner: Hashable, Sendable {
    case bank
    /// What a file says for all that is in it, such as its `defaults:`.
    case file(SourceFile.ID)
    case item(Int)
    case set(Int)
    case framework(Int)
    case assessment(Int)
  }

  private struct Entry {
    let path: UInt32
    let lower: UInt32
    let upper: UInt32
  }

  private struct Part {
    let file: UInt32
    /// Which of the tables has its entries.
    var table: UInt32
    let first: UInt32
    let end: UInt32
  }

  /// What is noted here, the first table.
  private var entries: [Entry] = []
  /// The tables that were read apart.
  private var others: [[Entry]] = []
  private var parts: [[Part]] = Array(repeating: [], count: 4)
  private var single: [Owner: Part] = [:]
  /// Where the entries begin that belong to no part yet.
  private var open = 0

  package init() {}

  /// Where a value stands; nil when nothing was written there.
  package func range(of owner: Owner, _ path: FieldPath) -> (file: SourceFile.ID, bytes: Range<Int>)? {
    guard let part = part(of: owner) else { return nil }
    let table = part.table == 0 ? entries : others[Int(part.table) - 1]
    for entry in table[Int(part.first)..<Int(part.end)] where entry.path == path.hash {
      return (SourceFile.ID(rawValue: part.file), Int(entry.lower)..<Int(entry.upper))
    }
    return nil
  }

  /// Whether the author wrote a value, so that it is no default.
  package func contains(_ path: FieldPath, of owner: Owner) -> Bool { range(of: owner, path) != nil }

  /// The file in which a part stands.
  package func file(of owner: Owner) -> SourceFile.ID? {
    part(of: owner).map { SourceFile.ID(rawValue: $0.file) }
  }

  /// Where a value of the part stands that is being read.
  func pending(_ path: FieldPath) -> Range<Int>? {
    entries[open...].first { $0.path == path.hash }.map { Int($0.lower)..<Int($0.upper) }
  }

  /// Notes a value of the part that is being read.
  mutating func note(_ path: FieldPath, _ span: SourceSpan) { note(path, span.lower, span.upper) }

  /// Notes a value of the part that is being read, by its bytes.
  mutating func note(_ path: FieldPath, _ lower: UInt32, _ upper: UInt32) {
    entries.append(Entry(path: path.hash, lower: lower, upper: max(lower, upper)))
  }

  /// Gives what was noted since the last part to this one, which is the next of its kind.
  mutating func close(_ owner: Owner, in file: SourceFile.ID) {
    let part = Part(file: file.rawValue, table: 0, first: UInt32(open), end: UInt32(entries.count))
    open = entries.count
    if let (kind, index) = owner.slot {
      precondition(parts[kind].count == index, "parts are closed in the order of the bank")
      parts[kind].append(part)
    } else {
      single[owner] = part
    }
  }

  /// Makes room for the values of so many lines, which hold about three on every two.
  mutating func reserve(lines: Int) { entries.reserveCapacity(entries.count + lines * 3 / 2) }

  /// Takes over the places of parts that were read apart and come next in the bank.
  mutating func append(_ places: Places) {
    let offset = UInt32(others.count + 1)
    others.append(places.entries)
    others += places.others
    for kind in parts.indices {
      parts[kind] += places.parts[kind].map { part in
        var part = part
        part.table += offset
        return part
      }
    }
    for (owner, part) in places.single {
      single[owner] = part
      single[owner]?.table += offset
    }
  }

  /// Forgets what was noted since the last part.
  mutating func drop() { entries.removeLast(entries.count - open) }

  private func part(of owner: Owner) -> Part? {
    guard let (kind, index) = owner.slot else { return single[owner] }
    return parts[kind].indices.contains(index) ? parts[kind][index] : nil
  }
}

extension Places.Owner {
  /// The array of parts and the place in it, for parts of which there are many.
  fileprivate var slot: (kind: Int, index: Int)? {
    switch self {
    case .bank, .file: nil
    case .item(let index): (0, index)
    case .set(let index): (1, index)
    case .framework(let index): (2, index)
    case .assessment(let index): (3, index)
    }
  }
}
