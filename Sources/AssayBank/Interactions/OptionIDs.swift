import AssayDiagnostics
import AssayModel
import AssayYAML

/// The ids of what can be chosen, placed or matched in one list: as written, or by position in a draft.
///
/// An id that is written twice is reported with both places. Ids by position step aside for written ones.
struct OptionIDs {
  private struct Entry {
    let id: OptionID
    /// Where it is written; nil for an id by position.
    let span: SourceSpan?
  }

  private var entries: [Entry] = []
  private var hasMissing = false
  private let prefix: Character

  /// Begins with none.
  ///
  /// - Parameter prefix: The letter of ids by position, such as `o` for options.
  init(prefix: Character) { self.prefix = prefix }

  /// Takes the id that a mapping writes, or a stand-in that ``resolved`` replaces.
  mutating func add(_ fields: inout FieldReader, key: FieldName = .id) {
    guard let node = fields[key], let id: OptionID = fields.reading.id(node) else { return addMissing() }
    add(id, at: node.span, in: fields.reading)
  }

  /// Takes an id that is written somewhere.
  mutating func add(_ id: OptionID, at span: SourceSpan, in reading: Reading) {
    for index in entries.indices where entries[index].id == id {
      guard let first = entries[index].span else { continue }
      reading.error(
        "the id `\(id)` is written twice here; each must be its own", rule: "duplicate-option-id", at: span,
        notes: [.init("`\(id)` is first written here", at: first)])
      return addMissing()
    }
    entries.append(Entry(id: id, span: span))
  }

  /// Takes the place of an id that is not written.
  mutating func addMissing() {
    hasMissing = true
    entries.append(Entry(id: OptionID(prefix, entries.count + 1), span: nil))
  }

  /// The id taken last.
  var last: OptionID { entries.last?.id ?? OptionID(prefix, 1) }

  /// All ids, in the order in which they were taken; nil when each is written, so that none is to be replaced.
  var generated: [OptionID]? { hasMissing ? resolved : nil }

  /// All ids, in the order in which they were taken.
  var resolved: [OptionID] {
    var used = Set(entries.filter { $0.span != nil }.map(\.id))
    return entries.enumerated().map { index, entry in
      guard entry.span == nil else { return entry.id }
      var id = entry.id
      var number = index + 1
      while !used.insert(id).inserted {
        number += entries.count
        id = OptionID(prefix, number)
      }
      return id
    }
  }
}
