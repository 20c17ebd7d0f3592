import AssayModel

/// What a file of responses says of candidates besides their answers.
struct CandidateColumns {
  /// Empty where the file names nobody.
  private(set) var names: [String] = []
  private(set) var attempts: [Int] = []
  private(set) var groups: [Int] = []
  private(set) var memberships = Numbered<[String: String]>()
  private(set) var count = 0

  /// Takes candidates who have nothing but answers.
  mutating func addUnnamed(_ number: Int) {
    guard number > 0 else { return }
    count += number
    if !names.isEmpty || !attempts.isEmpty || !groups.isEmpty { fill() }
  }

  /// What a row says of its candidate.
  struct Person {
    fileprivate let name: String?
    fileprivate let attempt: Int
    fileprivate let groups: [String: String]

    init(_ record: DelimitedReader.Record, _ layout: ResponseLayout) throws(ResponseFileProblem) {
      func text(_ place: Int) -> String { String(decoding: trimmed(record.fields[place]), as: UTF8.self) }
      var attempt = 1
      if let place = layout.attempt {
        guard let number = Int(text(place)), 1...1_000_000 ~= number else {
          throw ResponseFileProblem(
            "an attempt is a whole number from 1", help: "Write 1 for a first attempt", line: record.line,
            field: place + 1, column: layout.names[place], text: record.fields[place])
        }
        attempt = number
      }
      self.attempt = attempt
      name = layout.candidate.map(text)
      var groups: [String: String] = [:]
      for (name, place) in layout.groups {
        let value = text(place)
        if !value.isEmpty, value != "NA" { groups[name] = value }
      }
      self.groups = groups
    }
  }

  /// Takes a candidate in, whose answers were taken.
  mutating func add(_ person: Person, _ layout: ResponseLayout) {
    count += 1
    if let name = person.name { names.append(name) }
    if layout.attempt != nil { attempts.append(person.attempt) }
    if !layout.groups.isEmpty { groups.append(memberships.number(of: person.groups)) }
  }

  private mutating func fill() {
    while !names.isEmpty, names.count < count { names.append("\(names.count + 1)") }
    while !attempts.isEmpty, attempts.count < count { attempts.append(1) }
    while !groups.isEmpty, groups.count < count { groups.append(memberships.number(of: [:])) }
  }

  func name(_ row: Int) -> CandidateID {
    row < names.count ? CandidateID(wordFrom: names[row]) : CandidateID(wordFrom: "row-\(row + 1)")
  }
  func attempt(_ row: Int) -> Int { row < attempts.count ? attempts[row] : 1 }
  func group(_ row: Int) -> Int? { row < groups.count ? groups[row] : nil }
}
