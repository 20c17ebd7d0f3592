/// The keys of the mappings that are open, to find one that is written twice.
///
/// The first keys of a mapping are compared by name one by one. Those of a large one are kept in a table, so 100,000
/// keys cost no more each than ten do, whatever their author chose them to be.
struct KeyIndex {
  private struct Key {
    let name: YAMLName
    let record: Int
  }

  private var keys: [Key] = []
  /// The keys of large mappings behind the first few.
  private var tables: [(base: Int, records: [[UInt8]: Int])] = []

  private static let small = 24

  /// Where the keys of a mapping that opens now begin.
  var base: Int { keys.count }

  /// Whether the next key of the mapping whose keys begin at `base` goes into its table.
  func isLarge(_ base: Int) -> Bool { keys.count - base >= Self.small }

  /// The record of the same key in the mapping whose keys begin at `base`, or -1.
  ///
  /// - Parameters:
  ///   - name: The key's name.
  ///   - range: Where its text lies.
  ///   - base: What ``base`` was when the mapping opened.
  ///   - records: The nodes so far.
  ///   - text: Their text.
  /// - Returns: The index of the earlier key, or -1.
  func twin(
    of name: YAMLName, _ range: Range<Int>, base: Int, records: Span<NodeRecord>, text: Span<UInt8>
  ) -> Int {
    for i in base..<min(keys.count, base + Self.small) where keys[i].name == name {
      let twin = keys[i].record
      if Self.same(text, records[twin].textRange, range) { return twin }
    }
    guard isLarge(base), let table = tables.last, table.base == base else { return -1 }
    return table.records[range.map { text[$0] }] ?? -1
  }

  /// Keeps a new key of the innermost mapping; `text` is asked of large ones only.
  mutating func append(_ name: YAMLName, record: Int, text: [UInt8], base: Int) {
    if isLarge(base) {
      if tables.last?.base != base { tables.append((base, [:])) }
      tables[tables.count - 1].records[text] = record
    }
    keys.append(Key(name: name, record: record))
  }

  /// Takes back the key that was kept last.
  mutating func removeLast(text: [UInt8], base: Int) {
    keys.removeLast()
    if isLarge(base) { tables[tables.count - 1].records[text] = nil }
  }

  /// Forgets the keys of a mapping that closes.
  mutating func remove(from base: Int) {
    if !tables.isEmpty, tables.last?.base == base { tables.removeLast() }
    keys.removeLast(keys.count - base)
  }

  private static func same(_ text: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where text[a.lowerBound + i] != text[b.lowerBound + i] { return false }
    return true
  }
}
