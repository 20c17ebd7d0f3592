/// Who speaks through the pipe; fixed when the engine starts.
package enum Role: String, Hashable, Sendable, CaseIterable {
  case candidate, staff
}
