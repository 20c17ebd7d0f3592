import AssayPsychometrics
import AssayTestSupport
import FoundationEssentials

/// A CSV file of the reference data: a header and rows of fields, none of them quoted.
struct Table {
  let header: [String]
  let rows: [[String]]

  init(_ name: String) throws {
    let text = String(decoding: try Reference.data("psychometrics/\(name).csv"), as: UTF8.self)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { String($0.filter { $0 != "\r" }) }
    }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  /// The first columns, scored.
  func matrix(items: Int, maximum: Double) throws -> ResponseMatrix {
    var matrix = try ResponseMatrix(items: Array(repeating: .init(maximum: maximum), count: items))
    for row in rows { try matrix.append(row.prefix(items).map { .scored(Double($0) ?? .nan) }) }
    return matrix
  }
}

/// Decodes a file of known results.
func expected<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
  try JSONDecoder().decode(Value.self, from: Reference.data("psychometrics/expected/\(name).json"))
}

/// Whether two numbers agree within a tolerance, relative above 1.
func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  guard let a else { return false }
  return abs(a - b) <= tolerance * max(1, abs(b))
}

/// A matrix of rows of 0 and 1 over items of one point.
func matrix(_ rows: [[Double]], maxima: [Double]? = nil) throws -> ResponseMatrix {
  let maxima = maxima ?? Array(repeating: 1, count: rows.first?.count ?? 0)
  var matrix = try ResponseMatrix(items: maxima.map { .init(maximum: $0) })
  for row in rows { try matrix.append(row.map { .scored($0) }) }
  return matrix
}

/// Pearson's correlation, plainly.
func pearson(_ pairs: [(Double, Double)]) -> Double {
  let n = Double(pairs.count)
  let mx = pairs.reduce(0) { $0 + $1.0 } / n
  let my = pairs.reduce(0) { $0 + $1.1 } / n
  let xy = pairs.reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
  let xx = pairs.reduce(0) { $0 + ($1.0 - mx) * ($1.0 - mx) }
  let yy = pairs.reduce(0) { $0 + ($1.1 - my) * ($1.1 - my) }
  return xy / (xx * yy).squareRoot()
}
