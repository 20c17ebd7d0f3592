import AssayBank
import AssayDiagnostics
import AssayModel

/// A large bank from its bytes to checked items, by libyaml's bare event loop over the same bytes.
enum BankReading: Benchmark {
  static let names = ["bank-load-one-file", "bank-load-200-files", "bank-rules-one-file"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let layouts = [GeneratedBank.files(items: 20_000, over: 1), GeneratedBank.files(items: 20_000, over: 200)]
    let rounds = try Rounds(
      layouts.flatMap { files in [{ try loop(files) }, { try load(files) }] } + [{ try rules(layouts[0]) }])
    func measurement(_ name: String, _ what: String, _ time: Int, _ base: Int) -> Measurement {
      Measurement(
        name: name, what: what, seen: "\(rounds.median(time).asTime) / \(rounds.median(base).asTime)",
        value: rounds.ratio(time, to: base))
    }
    return [
      measurement(names[0], "load 20,000 items, one file / libyaml's loop", 1, 0),
      measurement(names[1], "load 20,000 items, 200 files / libyaml's loop", 3, 2),
      measurement(names[2], "every rule on them / libyaml's loop", 4, 0),
    ]
  }

  /// The time of libyaml's event loop over every file.
  static func loop(_ files: [BankFile]) throws -> Double {
    let start = Time.processor
    var count = 0
    for file in files { count += try EventLoop.count(file.bytes) }
    let time = Time.processor - start
    guard count > 1_000_000 else { throw Failure("the generated bank has \(count) events only") }
    return time
  }

  private static func load(_ files: [BankFile]) throws -> Double {
    let start = Time.processor
    let loaded = BankLoader.load(files)
    let time = Time.processor - start
    guard loaded.value?.bank.items.count == 20_000, loaded.diagnostics.isEmpty else {
      throw Failure("the generated bank is not sound: \(loaded.diagnostics.first?.message.text ?? "items are missing")")
    }
    return time
  }

  private static func rules(_ files: [BankFile]) throws -> Double {
    guard let loaded = BankLoader.load(files).value else { throw Failure("the generated bank cannot be loaded") }
    let start = Time.processor
    let found = BankRules.check(loaded, today: "2026-06-01")
    let time = Time.processor - start
    guard found.isEmpty else { throw Failure("the generated bank breaks a rule: \(found[0].message.text)") }
    return time
  }
}
