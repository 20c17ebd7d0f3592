import AssayDiagnostics
import AssayModel

/// A rule about the bank as a whole.
///
/// One file each, with its reason, its logic and its messages; ``BankRules`` lists them.
protocol BankRule: SendableMetatype {
  static var id: RuleID { get }
  static func check(_ context: RuleContext) -> [Diagnostic]
}

/// A rule that looks at one item at a time.
protocol ItemRule: SendableMetatype {
  static var id: RuleID { get }
  /// Whether items are left out of which a part could not be read, because that part is what the rule is about.
  static var needsWholeItem: Bool { get }
  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic]
}

extension ItemRule {
  static var needsWholeItem: Bool { true }
}

/// What rules look things up in: made once for a run.
final class RuleContext: Sendable {
  let loaded: LoadedBank
  /// The day of the run, `YYYY-MM-DD`; nil where rules must not depend on it.
  let today: String?
  let tree: CompetencyTree
  /// The positions of the items; of items with the same id the first.
  let items: [ItemID: Int]
  /// What items are called that had another id before.
  let former: [ItemID: ItemID]

  var bank: Bank { loaded.bank }

  init(_ loaded: LoadedBank, today: String?) {
    self.loaded = loaded
    self.today = today
    tree = CompetencyTree(loaded.bank.frameworks)
    items = Dictionary(
      loaded.bank.items.indices.map { (loaded.bank.items[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    var former: [ItemID: ItemID] = [:]
    for index in loaded.bank.items.indices {
      for old in loaded.bank.items[index].was where former[old] == nil { former[old] = loaded.bank.items[index].id }
    }
    self.former = former
  }

  /// Whether an id that is not among those of the bank may still be written somewhere.
  func mayExist(_ id: String) -> Bool { !loaded.isComplete || loaded.unreadIDs.contains(id) }
}

/// An item's position, for looking up where its parts stand.
struct ItemPlace {
  let context: RuleContext
  let index: Int

  /// Where a value stands, or the item's id where nothing was written.
  func span(_ path: FieldPath = .root) -> SourceSpan? { context.loaded.span(of: .item(index), path) }

  /// Where the first of some values stands that was written, or the item's id.
  func span(_ first: FieldPath, or second: FieldPath) -> SourceSpan? {
    wrote(first) ? span(first) : span(second)
  }

  /// Whether the author wrote a value at this item.
  func wrote(_ path: FieldPath) -> Bool { context.loaded.places.contains(path, of: .item(index)) }

  /// The source text of a value.
  func source(_ path: FieldPath) -> String? { context.loaded.source(of: .item(index), path) }
}
