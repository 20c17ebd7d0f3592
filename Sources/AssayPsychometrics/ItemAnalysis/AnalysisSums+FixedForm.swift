// Fixed forms, tile by tile: the totals of a tile and one column stay in the nearest cache, and every loop is a plain
// comparison and addition of small numbers, which a compiler does for 8 or 16 cells at a time.

extension AnalysisSums {
  mutating func gather(_ matrix: ResponseMatrix, _ steps: ScoreSteps) {
    let sums = stepSums(matrix, steps)
    let everybody = steps.moments
    let groups = steps.groups(groupCount)
    for item in matrix.items.indices {
      let list = matrix.codes[item]
      total[item] = everybody
      for code in 0..<Int(ResponseMatrix.Cell.omitted) where list.counts[code] > 0 {
        total[item] = total[item] - moments(of: UInt16(code), item: item, matrix, steps)
      }
      let isPretest = matrix.items[item].isPretest
      let hasRest = (matrix.maxima.first ?? 0) - (isPretest ? 0 : matrix.items[item].maximumInUnits) != 0
      var own = ExactMoments()
      var products: Int128 = 0
      for code in Int(ResponseMatrix.Cell.omitted)..<list.answers.count {
        let (n, units) = (list.counts[code], isPretest ? 0 : list.answers[code].units)
        let sum = sums[start[item] + code] * steps.step + Int64(n) * steps.lowest
        codes[start[item] + code] = CodeSums(
          n: n, totalCount: n, total: sum, restCount: hasRest ? n : 0, rest: hasRest ? sum - Int64(n) * units : 0)
        own.add(units, times: n)
        products += Int128(units) * Int128(sum)
      }
      if hasRest {
        rest[item] = ExactMoments(
          n: own.n, sum: total[item].sum - own.sum, squares: total[item].squares - 2 * products + own.squares)
      }
      if !matrix.items[item].options.isEmpty { countGroups(item, matrix, steps, groups) }
    }
  }

  /// For each code Σ steps over those who have it.
  private func stepSums(_ matrix: ResponseMatrix, _ steps: ScoreSteps) -> [Int64] {
    var sums = [Int64](repeating: 0, count: codes.count)
    // The commonest code of each item is what the others leave.
    let commonest = matrix.codes.map { list in list.counts.indices.max { list.counts[$0] < list.counts[$1] } ?? 0 }
    let areSmall = steps.frequencies.count - 1 <= mostSmall
    var everybody: Int64 = 0
    for (value, count) in steps.frequencies.enumerated() { everybody += Int64(value) * Int64(count) }
    for (number, tile) in matrix.tiles.enumerated() {
      let rows = matrix.rows(inTile: number)
      let values = steps.values.span.extracting(number * Tile.rows..<number * Tile.rows + rows)
      for item in matrix.items.indices {
        let column = tile.low.span.extracting(item * Tile.rows..<item * Tile.rows + rows)
        let list = matrix.codes[item]
        if list.answers.count > 16 {
          for row in 0..<rows { sums[start[item] + Int(tile.code(row: row, item: item))] += Int64(values[row]) }
          continue
        }
        for code in list.answers.indices where code != commonest[item] && list.counts[code] > 0 {
          sums[start[item] + code] +=
            areSmall
            ? sumOfSmall(values, where: column, is: UInt8(code)) : sum(values, where: column, is: UInt8(code))
        }
      }
    }
    for item in matrix.items.indices where matrix.codes[item].answers.count <= 16 {
      let own = sums[start[item]..<start[item + 1]].reduce(0, +)
      sums[start[item] + commonest[item]] = everybody - own
    }
    return sums
  }

  /// The totals of those who have a code.
  private func moments(of code: UInt16, item: Int, _ matrix: ResponseMatrix, _ steps: ScoreSteps) -> ExactMoments {
    var moments = ExactMoments()
    for candidate in 0..<matrix.candidateCount where matrix.code(candidate: candidate, item: item) == code {
      moments.add(matrix.totals[candidate])
    }
    return moments
  }

  private mutating func countGroups(_ item: Int, _ matrix: ResponseMatrix, _ steps: ScoreSteps, _ groups: [UInt8]) {
    for (number, tile) in matrix.tiles.enumerated() {
      for row in 0..<matrix.rows(inTile: number) {
        let group = groups[Int(steps.values[number * Tile.rows + row])]
        self.groups[(start[item] + Int(tile.code(row: row, item: item))) * groupCount + Int(group)] += 1
      }
    }
    // Nobody counts who did not reach the item.
    for slot in start[item] * groupCount..<(start[item] + Int(ResponseMatrix.Cell.omitted)) * groupCount {
      self.groups[slot] = 0
    }
  }
}
