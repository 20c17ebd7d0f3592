import AssayDiagnostics
import AssayModel
import AssayYAML

/// The ids of what can be chosen, placed or matched in one list: as written, or by position in a draft.
///
/// An id that is written twice is reported with both places. Ids by position step aside for written ones.
struct OptionIDs {
  private struct Place {
    let id: OptionID
    let span: SourceSpan
  }

  private var written: [Place] = []
  private var pending: [(index: Int, isWritten: Bool, id: OptionID)] = []
  private let prefix: Character

  /// - Parameter prefix: The letter of ids by position, such as `o` for options.
  init(prefix: Character) { self.prefix = prefix }

  /// Takes the id that a mapping writes, or a stand-in that ``resolved`` replaces.
  mutating func add(_ fields: inout FieldReader, key: FieldName = .id) {
    guard let node = fields[key], let id: OptionID = fields.reading.id(node) else { return addMissing() }
    add(id, at: node.span, in: fields.reading)
  }

  /// Takes an id that is written somewhere.
  mutating func add(_ id: OptionID, at span: SourceSpan, in reading: Reading) {
    for place in written where place.id == id {
      reading.error(
        "the id `\(id)` is written twice here; each must be its own", rule: "duplicate-option-id", at: span,
        notes: [.init("`\(id)` is first written here", at: place.span)])
      return addMissing()
    }
    written.append(Place(id: id, span: span))
    pending.append((pending.count, true, id))
  }

  /// Takes the place of an id that is not written.
  mutating func addMissing() { pending.append((pending.count, false, OptionID(prefix, pending.count + 1))) }

  /// The id taken last.
  var last: OptionID { pending.last?.id ?? OptionID(prefix, 1) }

  /// All ids, in the order in which they were taken.
  var resolved: [OptionID] {
    guard pending.contains(where: { !$0.isWritten }) else { return pending.map(\.id) }
    var used = Set(written.map(\.id))
    return pending.map { entry in
      guard !entry.isWritten else { return entry.id }
      var id = entry.id
      var number = entry.index + 1
      while !used.insert(id).inserted {
        number += pending.count
        id = OptionID(prefix, number)
      }
      return id
    }
  }
}
