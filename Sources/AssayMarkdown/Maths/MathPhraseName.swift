/// What is said of the parts of a formula; the phrases of a language number those parts as they are listed here.
enum MathPhraseName: Int, CaseIterable {
  /// 1 the numerator, 2 the denominator; `over` where both are spoken as one thing.
  case over, fraction
  /// 1 a fraction that has a name, behind a whole number.
  case mixed
  /// 1 the upper, 2 the lower number of a binomial coefficient; `choose` where both are spoken as one thing.
  case choose, binomial
  /// 1 the radicand, 2 an ordinal number or the degree.
  case squareRoot, cubeRoot, ordinalRoot, root

  /// 1 the base, 2 the exponent or index.
  case squared, cubed, power, superscript
  /// The same; the long one for an index that is more than a word.
  case subscripted, longSubscripted
  /// 1 a script that stands before what it belongs to.
  case superscriptBefore, subscriptBefore
  /// 1 the base.
  case prime, doublePrime, triplePrime, transpose, degree, degrees, inverse, functionInverse
  /// 1 the base, 2 what stands above it, below it, or at its brace.
  case above, below, labelled

  /// 1 the function, 2 its base or its range.
  case logBase, functionOver
  /// 1 what goes where.
  case limit
  /// 1 the name of a sum or the like, 2 the lower, 3 the upper limit.
  case large, largeOver, largeUpTo, largeFromTo

  /// 1 what is enclosed, 2 the lower, 3 the upper limit.
  case absoluteValue, norm, floor, ceiling, set, evaluatedAt, evaluatedFromTo
  case emptySet

  /// 1 the number of rows, 2 of columns.
  case matrix, determinant
  case endMatrix, endDeterminant
  /// 1 the number of one of them.
  case row, column, caseNumber, line
  /// 1 how many there are.
  case cases, lines
  case endCases, endLines
  /// 1 the column before which a line stands.
  case ruled
  /// An empty cell.
  case blank

  /// 1 a letter that stands small and capital in one formula.
  case capital
  /// 1 the digits before a point that only digits with a mark follow.
  case point
  case negative, positive, of, per
  /// The products of vectors.
  case dot, cross
  /// What a bar means in a probability and in a set, and an arrow in a limit.
  case given, suchThat, approaches
}
