import ArgumentParser

/// What whoever runs a store does with it.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Verify a store, erase what is past its retention, and say what must not be erased.",
    subcommands: [Verify.self, Hold.self, Unhold.self, Holds.self, Retention.self])
}
