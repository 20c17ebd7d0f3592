extension MatchedItem {
  /// Whether the odds ratio of being right is the same at every level of ability: a significant value tells of
  /// non-uniform DIF, which the Mantel-Haenszel test may miss.
  ///
  /// χ² = Σ(A − Â)²(1/Â + 1/B̂ + 1/Ĉ + 1/D̂), Â the count that a stratum's margins and the common odds ratio α give, with one
  /// degree of freedom less than strata. Breslow and Day (1980), *Statistical methods in cancer research*, volume 1,
  /// section 4.4. Strata without both groups, or all right or all wrong, are left out; small strata make it liberal.
  ///
  /// Nil for items of several points, without a finite common odds ratio, and below two strata.
  package var breslowDay: ChiSquareTest? {
    guard let tables else { return nil }
    let common = MantelHaenszel(self).commonOdds
    guard let alpha = common.value else { return nil }
    let used = tables.filter { $0.reference > 0 && $0.focal > 0 && $0.right > 0 && $0.wrong > 0 }
    guard used.count > 1 else { return nil }
    let parts = used.map { table -> Double in
      let a = table.expectedRight(alpha)
      let (b, c) = (table.reference - a, table.right - a)
      let d = table.focal - c
      let off = table.referenceRight - a
      return off * off * (1 / a + 1 / b + 1 / c + 1 / d)
    }
    return ChiSquareTest(compensatedSum(parts), freedom: used.count - 1)
  }
}

extension TwoByTwo {
  /// The right of the reference group that the margins and an odds ratio give: the root of
  /// Â(focal − right + Â) = α(reference − Â)(right − Â) that makes a table.
  fileprivate func expectedRight(_ alpha: Double) -> Double {
    guard alpha != 1 else { return reference * right / n }
    let square = 1 - alpha
    let linear = focal - right + alpha * (reference + right)
    let constant = -alpha * reference * right
    // The form of the root that does not lose digits near α = 1.
    let root = (linear * linear - 4 * square * constant).squareRoot()
    return -2 * constant / (linear + root)
  }
}
