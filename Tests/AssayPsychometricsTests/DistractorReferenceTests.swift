import AssayPsychometrics
import AssayTestSupport
import Testing

/// Against base R, 1e-9 (`psychometrics/expected/distractors_iqitems.json`), and on real miskeyed data.
@Suite(.enabled(if: Reference.isPresent, "needs ASSAY_REFERENCE"))
struct `Option tables on real data` {
  struct File: Decodable {
    struct Item: Decodable {
      let options: [Option]
    }
    struct Option: Decodable {
      let option: String
      let n: Int
      let prop: Double
      let mean_total, r_total, r_rest: Double?
      let quartile_prop: [Double]
    }
    let items: [String: Item]
  }

  @Test func `agree with R`() throws {
    let known: File = try expected("distractors_iqitems")
    let table = try Table("iqitems_options")
    let keys = try Table("iqitems_key").rows
    let options = try table.header.map { try #require(known.items[$0]).options }
    var matrix = try ResponseMatrix(
      items: zip(options, keys).map { options, key in
        .init(options: options.map { .init($0.option, isKey: $0.option == key[1]) })
      })
    for row in table.rows {
      try matrix.append(
        row.indices.map { item in
          let place = try #require(options[item].firstIndex { $0.option == row[item] })
          return .scored(row[item] == keys[item][1] ? 1 : 0, chosen: .one(place))
        })
    }
    let analysis = ItemAnalysis(matrix, groups: 4)
    var compared = 0
    for (item, statistics) in analysis.items.enumerated() {
      for (found, wanted) in zip(statistics.options, options[item]) {
        let name = "\(table.header[item]) \(wanted.option)"
        #expect(found.n == wanted.n && near(found.share.value, wanted.prop), "\(name)")
        #expect(zip(found.groupShares, wanted.quartile_prop).allSatisfy { near($0, $1) }, "\(name)")
        if let mean = wanted.mean_total { #expect(near(found.meanCriterion.value, mean), "\(name)") }
        if let r = wanted.r_total { #expect(near(found.optionTotal.value, r), "\(name)") }
        if let r = wanted.r_rest { #expect(near(found.optionRest.value, r), "\(name)") }
        compared += 1
      }
      // Blank answers are options of this table, so nobody is left for the row of omissions.
      #expect(statistics.options.last?.option == nil && statistics.options.last?.n == 0)
    }
    #expect(compared > 128)
  }

  @Test func `find the wrong key of a published test`() throws {
    // SAT12, 600 × 32, options 1 to 5, 8 missing; the last published key, 5, is suspected to be wrong and 3 right.
    let key = [1, 4, 5, 2, 3, 1, 2, 1, 3, 1, 2, 4, 2, 1, 5, 3, 4, 4, 1, 4, 3, 3, 4, 1, 3, 5, 1, 3, 1, 5, 4, 5]
    var matrix = try ResponseMatrix(
      items: key.map { key in .init(options: (1...5).map { .init("\($0)", isKey: $0 == key) }) })
    for row in try Table("sat12_options").rows {
      try matrix.append(
        row.indices.map { item in
          guard let option = Int(row[item]), option < 8 else { return .omitted }
          return .scored(option == key[item] ? 1 : 0, chosen: .one(option - 1))
        })
    }
    let miskeyed = ItemAnalysis(matrix).items.filter { $0.flags.contains { $0.kind == .possibleMiskey } }
    #expect(miskeyed.map(\.item).contains(31))
    #expect(miskeyed.count <= 3, "\(miskeyed.map { ($0.item, $0.flags) })")
    let reasons = ItemAnalysis(matrix).items[31].flags.filter { $0.kind == .possibleMiskey }.map(\.reason)
    #expect(reasons.contains { $0.hasPrefix("option 3 ") }, "\(reasons)")
  }
}
