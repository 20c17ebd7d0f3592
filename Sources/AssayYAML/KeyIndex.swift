/// The keys of the mappings that are open, to find one that is written twice.
///
/// Small mappings compare hashes one by one, large ones keep a table, so 100,000 keys cost no more each than ten do.
struct KeyIndex {
  private struct Key {
    let hash: UInt64
    let record: Int
  }

  private var keys: [Key] = []
  private var tables: [(base: Int, table: [UInt64: Int])] = []
  private let seed = UInt64(bitPattern: Int64(Hasher().finalize()))

  private static let small = 24

  /// Where the keys of a mapping that opens now begin.
  var base: Int { keys.count }

  /// The record of the same key in the mapping whose keys begin at `base`; -1, and the key is kept, when it is new.
  ///
  /// - Parameters:
  ///   - index: The key's index among the records.
  ///   - record: Its record.
  ///   - base: What ``base`` was when the mapping opened.
  ///   - records: The nodes so far.
  ///   - text: Their text.
  /// - Returns: The index of the earlier key, or -1.
  mutating func insert(_ index: Int, _ record: NodeRecord, base: Int, records: [NodeRecord], text: [UInt8]) -> Int {
    let hash = hash(of: record, in: text)
    if keys.count - base < Self.small {
      for i in base..<keys.count where keys[i].hash == hash {
        if Self.same(records[keys[i].record], record, text) { return keys[i].record }
      }
    } else if let twin = search(hash, base, record, records, text) {
      return twin
    }
    keys.append(Key(hash: hash, record: index))
    return -1
  }

  /// Looks a key up in the table of a large mapping, and enters it.
  private mutating func search(
    _ hash: UInt64, _ base: Int, _ record: NodeRecord, _ records: [NodeRecord], _ text: [UInt8]
  ) -> Int? {
    if tables.last?.base != base {
      var table: [UInt64: Int] = [:]
      for i in base..<keys.count { table[keys[i].hash] = i }
      tables.append((base, table))
    }
    if let place = tables[tables.count - 1].table[hash] {
      if Self.same(records[keys[place].record], record, text) { return keys[place].record }
      // Two texts with one hash, which happens by chance once in a lifetime.
      for i in base..<keys.count where keys[i].hash == hash {
        if Self.same(records[keys[i].record], record, text) { return keys[i].record }
      }
    }
    tables[tables.count - 1].table[hash] = keys.count
    return nil
  }

  /// Takes back the key that was kept last.
  mutating func removeLast() {
    let hash = keys.removeLast().hash
    if let last = tables.last, last.base <= keys.count, last.table[hash] == keys.count {
      tables[tables.count - 1].table[hash] = nil
    }
  }

  /// Forgets the keys of a mapping that closes.
  mutating func remove(from base: Int) {
    if !tables.isEmpty, tables.last?.base == base { tables.removeLast() }
    keys.removeLast(keys.count - base)
  }

  private static func same(_ a: NodeRecord, _ b: NodeRecord, _ text: [UInt8]) -> Bool {
    a.length == b.length
      && text[Int(a.first)..<Int(a.first + a.length)] == text[Int(b.first)..<Int(b.first + b.length)]
  }

  private func hash(of record: NodeRecord, in text: [UInt8]) -> UInt64 {
    var hash = seed ^ UInt64(record.length)
    for byte in text[Int(record.first)..<Int(record.first + record.length)] {
      hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }
}
