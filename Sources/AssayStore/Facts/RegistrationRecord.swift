package import AssayModel

/// The fact that a candidate was registered.
package struct RegistrationRecord: Hashable, Sendable {
  /// Counted from 1 over all registrations of the store.
  package var number: Int
  /// The caller's own key for it.
  package var requestKey: String
  package var at: Instant
  package var registration: Registration

  package init(number: Int, requestKey: String, at: Instant, registration: Registration) {
    self.number = number
    self.requestKey = requestKey
    self.at = at
    self.registration = registration
  }
}

/// What came of recording a registration.
package enum RegistrationOutcome: Hashable, Sendable {
  case recorded(RegistrationRecord)
  /// The same key came with the same content before; this is what was recorded then.
  case repeated(RegistrationRecord)
  /// The key came with other content before; nothing was recorded.
  case conflict(RegistrationRecord)

  /// What stands under the key.
  package var record: RegistrationRecord {
    switch self {
    case .recorded(let record), .repeated(let record), .conflict(let record): record
    }
  }
}
