import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import FoundationEssentials
import Testing

struct `Loading a bank` {
  private func load(_ files: [String: String]) -> Checked<LoadedBank> {
    BankLoader.load(files.map { BankFile(path: $0.key, bytes: Array($0.value.utf8)) })
  }

  @Test func `reads sets with their items, and frameworks as a tree`() throws {
    let checked = load([
      "bank.yaml": SmallBank.bank, "sec.yaml": SmallBank.framework,
      "sets/s.yaml": """
      set: s
      title: A case
      stimulus:
        text: |
          It happened.
      draw: {pick: 1, require: [b]}
      items:
        - {id: a, type: info, stem: One}
        - {id: b, type: info, stem: Two}
      """,
    ])
    #expect(checked.diagnostics.isEmpty)
    let bank = try #require(checked.value?.bank)
    #expect(
      bank.sets == [
        ItemSet(
          id: "s", title: "A case", stimulus: "It happened.\n", draw: .pick(1, require: ["b"]), items: ["a", "b"])
      ])
    #expect(bank.items.map(\.set) == ["s", "s"])
    let tree = CompetencyTree(bank.frameworks)
    #expect(tree.isOrStandsBelow("SEC.1.1", "SEC.1"))
    #expect(bank.frameworks.first?.competencies.map(\.id) == ["SEC.1", "SEC.1.1", "SEC.2"])
  }

  @Test func `reads the bank's own file first, wherever it stands`() throws {
    let checked = load([
      "z/bank.yaml": "# our bank\n" + SmallBank.bank + "\ndefaults: {points: 4}\n",
      "a.yaml": "items: [{id: a, type: true-false, stem: S, answer: true}]\n",
    ])
    #expect(checked.diagnostics.isEmpty)
    #expect(checked.value?.bank.items.first?.points == 4)
  }

  @Test func `tells which parts it does not carry out`() throws {
    let checked = load([
      "bank.yaml": SmallBank.bank, "media/x.yaml": "nonsense",
      "credentials/c.yaml": "credential: c\n", "notes.txt": "nothing",
    ])
    #expect(checked.diagnostics.map(\.severity) == [.note])
    #expect(!checked.hasErrors)
  }

  @Test func `misses the file that says what the bank is`() {
    #expect(load(["items.yaml": "items: []\n"]).diagnostics.map(\.rule) == ["bank-missing"])
  }

  @Test func `knows the place of every value`() throws {
    let bank = try SmallBank(
      """
      items:
        - id: ⟦a⟧
          type: choice
          stem: Which?
          options:
            - {correct: One}
            - distractor: Two
              rationale: ⟦Because.⟧
      """)
    #expect(bank.loaded.span(of: .item(0))?.range == bank.marks[0])
    #expect(bank.loaded.span(of: .item(0), FieldPath("options")[1] / "rationale")?.range == bank.marks[1])
    #expect(bank.loaded.span(of: .item(0), FieldPath("options")[1] / "rationale")?.line == 8)
    #expect(bank.loaded.source(of: .item(0), FieldPath("options")[1] / "rationale") == "Because.")
    #expect(bank.loaded.source(of: .item(0), FieldPath("options")[0] / "rationale") == nil)
    #expect(bank.loaded.span(of: .item(0), FieldPath("points"))?.range == bank.marks[0])
    #expect(bank.loaded.span(of: .item(7)) == nil)
  }

  @Test func `shows all that is wrong with a bank in one run`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "BrokenBank")
    let checked = BankLoader.load(try BankFolder.files(in: folder))
    let loaded = try #require(checked.value)
    let found = Diagnostics(checked.diagnostics + BankRules.check(loaded, today: "2026-06-01")).sorted()
    #expect(found.count >= 40)
    let text = found.map { $0.line(in: loaded.files) + "\n" }.joined(separator: "\n")
    #expect(golden(text, "broken-bank.txt").isGood)
  }

  @Test func `reads the sample bank to the last item`() throws {
    let checked = BankLoader.load(try SampleBank.files())
    let loaded = try #require(checked.value)
    #expect(loaded.isComplete)
    #expect(loaded.partialItems.isEmpty)
    #expect(loaded.unreadIDs.isEmpty)
    #expect(loaded.bank.items.count >= 150)
    #expect(loaded.bank.sets.count >= 4)
    #expect(Set(loaded.bank.items.map(\.interaction.type)) == Set(InteractionType.allCases))
  }
}

struct `The folder of a bank` {
  private func folder(_ make: (URL) throws -> Void) throws -> Result<[BankFile], BankFolderError> {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bank-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try make(folder)
    return Result { () throws(BankFolderError) in try BankFolder.files(in: folder) }
  }

  private func write(_ text: String, _ folder: URL, _ path: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test func `gives what a bank is made of, by path`() throws {
    let files = try folder { folder in
      for path in [
        "items/b.yaml", "items/a/z.yml", "bank.yaml", "statistics/angoff.csv", "media/x.yaml", ".git/x.yaml",
        "README.md",
      ] { try write(path, folder, path) }
    }.get()
    #expect(files.map(\.path) == ["bank.yaml", "items/a/z.yml", "items/b.yaml", "statistics/angoff.csv"])
    #expect(files.allSatisfy { $0.bytes == Array($0.path.utf8) })
  }

  @Test func `refuses links, whatever they lead to`() throws {
    let link = try folder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "x.yaml").path(), withDestinationPath: "/etc/passwd")
    }
    guard case .failure(.notAFile(let path)) = link else { throw CocoaError(.fileReadUnknown) }
    #expect(path.hasSuffix("x.yaml"))
    let folder = try folder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "items").path(), withDestinationPath: "/etc")
    }
    guard case .failure(.notAFile) = folder else { throw CocoaError(.fileReadUnknown) }
  }

  @Test func `that is none is said to be none`() {
    #expect(throws: BankFolderError.notFound("/nowhere/at/all")) {
      try BankFolder.files(in: URL(filePath: "/nowhere/at/all"))
    }
  }
}
