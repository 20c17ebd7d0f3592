/// How long the program takes to do next to nothing, by a C program that prints a line.
enum StartUp: Benchmark {
  static let names = ["start-up"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let runner = try Runner(in: place)
    let hello = try place.compile(
      """
      #include <stdio.h>
      int main(void) { puts("0.1.0"); return 0; }
      """, as: "hello")
    let rounds = try Rounds(
      [
        { try runner.cost(of: [hello]).processor },
        { try runner.cost(of: [place.assay, "--version"]).processor },
      ], count: 100)
    return [
      Measurement(
        name: names[0], what: "assay --version / a line printed in C",
        seen: "\(rounds.median(1).asTime) / \(rounds.median(0).asTime)", value: rounds.median(1) / rounds.median(0))
    ]
  }
}
