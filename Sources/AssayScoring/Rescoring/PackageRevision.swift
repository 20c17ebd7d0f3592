package import AssayModel

/// What the bank as it is now makes of a package that was delivered: by what its sessions are scored from here on.
package struct PackageRevision: Hashable, Sendable {
  /// The delivered package with the keys, rules and policies of now; its items have the parts, texts and order of then.
  package var package: AssessmentPackage
  /// The items whose scoring changed, in the order of their ids, each with what did.
  package var changes: [ItemChange]
  /// What changed of how scores become decisions.
  package var policies: [ScoringDifference]
  /// Why items, or policies, could not be taken over.
  ///
  /// Such an item is in the package as it was delivered.
  package var problems: [RevisionProblem]
  /// What was changed since and is no part of scoring, and may be why a key means something else now.
  package var remarks: [RevisionRemark]

  /// Whether scores stay as they are.
  package var isEmpty: Bool { changes.isEmpty && policies.isEmpty }

  /// The problems that stand in the way of rescoring forms with these items.
  ///
  /// - Parameters:
  ///   - items: Those on the forms.
  ///   - treatments: What is dropped, or gets full credit, needs no key.
  /// - Returns: Those problems.
  package func problems(on items: Set<ItemID>, treating treatments: [ItemTreatment]) -> [RevisionProblem] {
    let treated = Set(treatments.map(\.item))
    return problems.filter { problem in
      guard let item = problem.item else { return true }
      return items.contains(item) && !treated.contains(item)
    }
  }
}

/// What changed of the scoring of an item.
package struct ItemChange: Hashable, Sendable {
  package var item: ItemID
  package var differences: [ScoringDifference]

  package init(item: ItemID, differences: [ScoringDifference]) {
    self.item = item
    self.differences = differences
  }
}

/// One thing by which answers, or scores, are judged otherwise.
package struct ScoringDifference: Hashable, Sendable, CustomStringConvertible {
  /// Such as `key`, `points` or `gap bits`.
  package var what: String
  package var before: String
  package var now: String

  /// Nil where both are the same.
  init?(_ what: String, _ before: String, _ now: String) {
    guard !before.utf8.elementsEqual(now.utf8) else { return nil }
    self.what = what
    self.before = before
    self.now = now
  }

  /// Such as `key B -> C`.
  package var description: String { "\(what) \(before) -> \(now)" }
}

/// Something about an item that a rescore leaves as it was delivered, and that a person should look at.
package struct RevisionRemark: Hashable, Sendable {
  package var item: ItemID
  /// A sentence without its item and its full stop.
  package var text: String
}

extension AssessmentPackage {
  /// Takes over from a bank what answers are judged by.
  ///
  /// Of each item: the key, accepted answers, credits, the scoring rule, points, negative marking, the rubric, rationales
  /// and feedback, matched by the ids of options, rows, columns, entries and gaps and never by their position; the files
  /// that these name and that were not delivered; and their translations. Of the assessment: pass rule, cut rule, scale,
  /// weights, subscores, bands and the policy on rescores; and the panel's ratings. Everything that candidates saw stays:
  /// texts, parts and their order, sets, the blueprint, times, release.
  ///
  /// The same package and the same bank give the same revision, and a bank that is unchanged gives the very package.
  ///
  /// - Parameters:
  ///   - assessment: As it is now.
  ///   - bank: As it is now. An item is found by its id, or by an id that it had before (`was`).
  ///   - marks: What people have given for answers to each item, under whatever rubric held then.
  /// - Returns: The revision, and what stands in its way.
  package func revised(
    by assessment: Assessment, in bank: Bank, marks: [ItemID: [Mark]] = [:]
  ) -> PackageRevision {
    var now: [ItemID: Item] = [:]
    for item in bank.items { for id in item.was { now[id] = item } }
    for item in bank.items { now[item.id] = item }
    var revision = PackageRevision(package: self, changes: [], policies: [], problems: [], remarks: [])
    revision.package.items = items.map { delivered in
      guard delivered.isScorable else { return delivered }
      guard let item = now[delivered.id] else {
        revision.problems.append(.missing(delivered.id))
        return delivered
      }
      var reviser = ItemReviser(delivered.id, marks: marks[delivered.id] ?? [])
      let revised = reviser.revise(delivered, by: item)
      revision.problems += reviser.problems
      guard reviser.problems.isEmpty else { return delivered }
      revision.remarks += reviser.remarks
      let differences = delivered.differences(from: revised)
      if !differences.isEmpty { revision.changes.append(ItemChange(item: delivered.id, differences: differences)) }
      return revised
    }
    revision.package.reviseTranslations(of: self, now: now, bank.translations)
    revision.takeOver(assessment, ratings: ratings(now, bank.ratings))
    revision.takeOverMedia(of: bank)
    return revision
  }

  /// The ratings of now, of the package's items under their ids of then.
  private func ratings(_ now: [ItemID: Item], _ all: [ItemRating]) -> [ItemRating] {
    let found = Dictionary(all.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
    return items.compactMap { item in
      var rating = now[item.id].flatMap { found[$0.id] }
      rating?.item = item.id
      return rating
    }.sorted { $0.item < $1.item }
  }
}
