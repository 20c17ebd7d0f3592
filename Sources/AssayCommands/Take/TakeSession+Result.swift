import AssayClient
import AssayJSON

// After the end.

extension TakeSession {
  mutating func showResult() throws(Failure) {
    let result: JSONValue
    let own = own
    do { result = try client.call("session.result", own).harmless } catch .refused(_, let message, _, _) {
      say("")
      talk("Submitted. " + message.harmless)
      return
    } catch {
      throw Failure(error)
    }
    say("\n" + screen.rule("Result"))
    let states = [
      "pass": "Passed", "fail": "Not passed", "pending-marking": "Waits for marking",
      "held": "Held", "indeterminate": "Done",
      "pending-approval": "Waits for approval", "void": "Does not count",
    ]
    var words = [states[result["state"]?.string ?? ""] ?? result["state"]?.string ?? ""]
    if let percent = result["percent"]?.numberText { words.append("\(percent) %") }
    if let needed = result["needed"]?["percent"]?.numberText { words.append("needed \(needed) %") }
    if let scaled = result["scaled"]?.numberText { words.append("scaled score \(scaled)") }
    if let earned = result["points"]?["earned"]?.numberText, let most = result["points"]?["maximum"]?.numberText {
      words.append("\(earned) of \(most) points")
    }
    let lines = screen.wrap(words.joined(separator: " · "), indent: "")
    for (number, line) in lines.enumerated() { say(number == 0 ? screen.judged(line, result["state"]?.string) : line) }
    if let number = result["attempt"]?["number"]?.int, let counting = result["attempt"]?["counting"]?.int,
      counting != number
    {
      say("This was attempt \(number); attempt \(counting) counts.")
    }
    for band in result["bands"]?.elements ?? [] { say("With \(band.string ?? "")") }
    for part in result["competencies"]?.elements ?? [] {
      let percent = part["percent"]?.numberText ?? "–"
      let title = part["title"]?.string ?? part["competency"]?.string ?? ""
      let first = "  " + String(repeating: " ", count: max(3 - percent.count, 0)) + "\(percent) %  "
      for line in screen.wrap(title, indent: "         ", first: first) { say(line) }
    }
  }

  /// Shows the items that were not fully right, where reviews are released.
  mutating func showReview() throws(Failure) {
    var lines: [String] = []
    for slot in slots.compactMap({ $0["slot"]?.string }) {
      let own = own
      do {
        let review = try client.call("item.review") { writer in
          own(&writer)
          writer.member("slot", slot)
        }
        lines += screen.review(review.harmless)
      } catch .refused {
        // Not released, or nothing was shown in this session.
        return
      } catch {
        throw Failure(error)
      }
    }
    guard !lines.isEmpty else { return }
    say("\n" + screen.rule("To look at again") + "\n\n" + lines.dropLast().joined(separator: "\n"))
  }
}
