import ArgumentParser
import AssayClient
import AssayJSON
import AssayModel
import AssayPsychometrics
import AssayStore

/// Lets simulated candidates take an assessment through the protocol.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let simulated candidates take an assessment.",
    discussion: """
      Candidates have abilities from a normal distribution and answer by a three-parameter item response model; they \
      register, start, agree, answer, take breaks and submit through the protocol, like anyone. Their pseudonyms begin \
      with `sim-`. The difficulty of an item comes from the panel's rating or, without one, from the author's estimate. \
      When the command ends early, however it ends, the same command goes on to the same results. Use a store of its \
      own: simulated sessions are sessions.
      """)

  @OptionGroup var bank: BankOptions
  @OptionGroup var store: StoreOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "How many candidates.")
  var candidates = 100

  @Option(help: "What everything is drawn from.")
  var seed: UInt64 = 1

  @Option(help: "The mean ability.")
  var mean = 0.4

  @Option(name: .customLong("sd"), help: "The standard deviation of the abilities.")
  var deviation = 1.0

  func validate() throws {
    guard (1...1_000_000).contains(candidates) else { throw ValidationError("--candidates takes 1 to 1000000.") }
    guard deviation >= 0, deviation.isFinite, mean.isFinite else { throw ValidationError("--sd takes 0 or more.") }
  }

  func run() throws {
    let id = try AssessmentID.argument(assessment)
    let store = try openStore(self.store.path)
    try Publishing.ensure(assessment, bank: bank, store: store)
    let people = (1...candidates).compactMap { CandidateID("sim-\(seed)-\($0)") }
    let index = try PackageCache(store).current(id).index
    guard index.package.assessment.time?.hasMinimum != true else {
      throw Failure(
        "`\(id)` has a least time (`minimum`), and simulated candidates cannot wait for it; "
          + "simulate a copy of the assessment without `minimum`.", .fellShort)
    }
    if index.package.assessment.registration == .required {
      var progress = Progress("registering", of: candidates)
      try StaffClient(store: self.store.path)
        .register(people, for: id, requestKey: { "\($0)-\(id)" }) { progress.update($0) }
      progress.finish()
    }
    var run = SimulationRun(index, store: store, seed: seed, mean: mean, deviation: deviation)
    let states = try run.sit(people, storePath: self.store.path)
    StandardOutput.write(
      "\(people.count) simulated candidates took \(id): "
        + states.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ") + "\n")
  }
}

/// Sittings of simulated candidates, many at a time over one pipe.
struct SimulationRun {
  /// How many sit at the same time: their answers go to disk together.
  private static let width = 64

  private let index: PackageIndex
  private let store: any Store
  private let seed: UInt64
  private let mean: Double
  private let deviation: Double
  private let models: [ItemID: ItemModel]

  init(_ index: PackageIndex, store: any Store, seed: UInt64, mean: Double, deviation: Double) {
    self.index = index
    self.store = store
    self.seed = seed
    self.mean = mean
    self.deviation = deviation
    models = index.items.mapValues { SimulationModel.model(of: $0, rating: index.ratings[$0.id]) }
  }

  /// Runs all sittings.
  ///
  /// - Returns: How many results there are of each state.
  mutating func sit(_ people: [CandidateID], storePath: String) throws(Failure) -> [String: Int] {
    let child = try ChildProcess([
      "serve", "--role", "candidate", "--store", storePath, "--simulation-seed", String(seed),
    ])
    var client = ProtocolClient(child.transport)
    var states: [String: Int] = [:]
    var progress = Progress("taking \(index.package.assessment.id)", of: people.count)
    do {
      try client.initialize(name: "assay simulate")
      var waiting = people.enumerated().map { sitting(of: $1, number: $0) }[...]
      var active: [SimulatedSitting] = []
      var done = 0
      while !active.isEmpty || !waiting.isEmpty {
        while active.count < Self.width, let next = waiting.popFirst() { active.append(next) }
        var batch = client.batch()
        for place in active.indices { active[place].add(to: &batch) { $0.write(to: &$1) } }
        for (place, reply) in try client.send(batch).enumerated() { try active[place].receive(reply) }
        client.notifications.removeAll()
        for sitting in active where sitting.isDone {
          states[sitting.result?["state"]?.string ?? "not released", default: 0] += 1
          done += 1
        }
        active.removeAll(where: \.isDone)
        progress.update(done)
      }
    } catch {
      progress.finish()
      throw Failure(error)
    }
    progress.finish()
    child.finish()
    return states
  }

  private func sitting(of id: CandidateID, number: Int) -> SimulatedSitting {
    var abilities = Generator(seed: seed, purpose: "simulation.ability", index: UInt64(number))
    let navigation = index.package.assessment.navigation
    let candidate = SimulatedCandidate(
      ability: mean + deviation * abilities.normal(), omitRate: navigation.allowsSkipping ? 0.02 : 0,
      generator: Generator(seed: seed, purpose: "simulation.answers", index: UInt64(number)))
    let (index, models, store) = (index, models, store)
    return SimulatedSitting(
      candidate, as: id, at: index.package.assessment.id, isFormative: index.package.assessment.formative != nil,
      navigation: navigation
    ) { session in
      guard let stored = try? store.session(session), case .started(let start)? = try? stored.events.first?.kind else {
        return [:]
      }
      var tasks: [SlotID: (presentation: Presentation, model: ItemModel)] = [:]
      for slot in start.form.slots {
        guard let item = index.items[slot.item], let presentation = Presentation(item.interaction, slot.arrangement),
          let model = models[slot.item]
        else { continue }
        tasks[slot.id] = (presentation, model)
      }
      return tasks
    }
  }
}
