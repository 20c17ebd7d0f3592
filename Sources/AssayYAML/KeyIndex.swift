/// The keys of the mappings that are open, to find one that is written twice.
///
/// Small mappings compare hashes one by one, large ones keep a table, so 100,000 keys cost no more each than ten do.
struct KeyIndex {
  private var hashes: [UInt64] = []
  private var nodes: [Int] = []
  private var tables: [(base: Int, table: [UInt64: Int])] = []
  private let seed = UInt64(bitPattern: Int64(Hasher().finalize()))

  private static let small = 24

  /// Where the keys of a mapping that opens now begin.
  var base: Int { nodes.count }

  /// The node of the same key in the mapping whose keys begin at `base`; nil, and the key is kept, when it is new.
  ///
  /// - Parameters:
  ///   - node: The key's index among the records.
  ///   - base: What ``base`` was when the mapping opened.
  ///   - records: The nodes so far.
  ///   - text: Their text.
  /// - Returns: The index of the earlier key.
  mutating func insert(_ node: Int, base: Int, records: [NodeRecord], text: [UInt8]) -> Int? {
    let hash = hash(of: records[node], in: text)
    if nodes.count - base < Self.small {
      for i in base..<nodes.count where hashes[i] == hash {
        if Self.same(records[nodes[i]], records[node], text) { return nodes[i] }
      }
    } else {
      if tables.last?.base != base {
        var table: [UInt64: Int] = [:]
        for i in base..<nodes.count { table[hashes[i]] = i }
        tables.append((base, table))
      }
      if let place = tables[tables.count - 1].table[hash] {
        if Self.same(records[nodes[place]], records[node], text) { return nodes[place] }
        for i in base..<nodes.count where hashes[i] == hash {
          if Self.same(records[nodes[i]], records[node], text) { return nodes[i] }
        }
      }
      tables[tables.count - 1].table[hash] = nodes.count
    }
    hashes.append(hash)
    nodes.append(node)
    return nil
  }

  /// Takes back the key that was kept last.
  mutating func removeLast() {
    let hash = hashes.removeLast()
    nodes.removeLast()
    if let last = tables.last, last.base <= nodes.count, last.table[hash] == nodes.count {
      tables[tables.count - 1].table[hash] = nil
    }
  }

  /// Forgets the keys of a mapping that closes.
  mutating func remove(from base: Int) {
    if tables.last?.base == base { tables.removeLast() }
    hashes.removeLast(hashes.count - base)
    nodes.removeLast(nodes.count - base)
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
