/// A statistic with what it rests on, or the reason why the data cannot support it; never a 0 or NaN in its place.
package enum Figure: Hashable, Sendable {
  case estimate(Estimate)
  case withheld(Withheld)
}

/// A statistic that the data support.
package struct Estimate: Hashable, Sendable {
  package var value: Double
  /// One standard error, in the unit of the value, where the method has one.
  package var standardError: Double?
  /// A confidence interval, where the method has one.
  package var interval: Interval?
  /// How many candidates the value rests on.
  package var n: Int
  package var method: Method
}

/// A statistic that is not given.
package struct Withheld: Hashable, Sendable {
  package var reason: Reason
  /// How many candidates there were.
  package var n: Int
  package var method: Method
}

/// The ends of a confidence interval and the share of samples whose interval would hold the truth.
package struct Interval: Hashable, Sendable {
  package var lower: Double
  package var upper: Double
  /// Such as 0.95.
  package var level: Double
}

/// How a figure was computed: the name a report prints, and where it is defined.
package struct Method: Hashable, Sendable {
  package let name: String
  package let source: String

  package init(_ name: String, source: String) {
    self.name = name
    self.source = source
  }
}

extension Figure {
  /// The value; nil when it is withheld.
  package var value: Double? { estimate?.value }
  package var standardError: Double? { estimate?.standardError }
  package var interval: Interval? { estimate?.interval }
  /// Why there is no value; nil when there is one.
  package var reason: Reason? { if case .withheld(let withheld) = self { withheld.reason } else { nil } }

  package var estimate: Estimate? { if case .estimate(let estimate) = self { estimate } else { nil } }

  /// How many candidates the figure rests on, or would have.
  package var n: Int {
    switch self {
    case .estimate(let estimate): estimate.n
    case .withheld(let withheld): withheld.n
    }
  }

  package var method: Method {
    switch self {
    case .estimate(let estimate): estimate.method
    case .withheld(let withheld): withheld.method
    }
  }

  static func value(
    _ value: Double, standardError: Double? = nil, interval: Interval? = nil, n: Int, _ method: Method
  ) -> Figure {
    .estimate(Estimate(value: value, standardError: standardError, interval: interval, n: n, method: method))
  }

  static func withheld(_ reason: Reason, n: Int, _ method: Method) -> Figure {
    .withheld(Withheld(reason: reason, n: n, method: method))
  }
}
