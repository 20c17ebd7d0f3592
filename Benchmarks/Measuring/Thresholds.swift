import AssayJSON
import FoundationEssentials

/// What is promised of each figure, by its name.
struct Thresholds {
  enum Bound {
    case atMost(Double)
    case atLeast(Double)
  }

  enum Verdict {
    case kept(Bound)
    case missed(Bound)
    /// Nothing is promised.
    case shown
  }

  private var bounds: [String: Bound] = [:]

  /// Reads `{"name": {"at-most": 1.5}, …}`.
  init(file: String) throws {
    guard let data = FileManager.default.contents(atPath: file) else { throw Failure("\(file) cannot be read") }
    let known = Set(Benchmarks.all.flatMap { $0.names })
    for member in try JSONValue(parsing: Array(data)).members ?? [] {
      guard known.contains(member.name) else { throw Failure("\(file): nothing is called `\(member.name)`") }
      if let most = member.value["at-most"]?.double {
        bounds[member.name] = .atMost(most)
      } else if let least = member.value["at-least"]?.double {
        bounds[member.name] = .atLeast(least)
      } else {
        throw Failure("\(file): `\(member.name)` has neither `at-most` nor `at-least`")
      }
    }
  }

  func verdict(on measurement: Measurement) -> Verdict {
    switch bounds[measurement.name] {
    case nil: .shown
    case .atMost(let most)?: measurement.value <= most ? .kept(.atMost(most)) : .missed(.atMost(most))
    case .atLeast(let least)?: measurement.value >= least ? .kept(.atLeast(least)) : .missed(.atLeast(least))
    }
  }
}
