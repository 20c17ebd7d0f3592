import GRDB

extension Row {
  /// The value of a column; one of another type, as only damage leaves, is an error and not a trap.
  func value<Value: DatabaseValueConvertible>(_ column: Int, _ place: StoreError.Place) throws -> Value {
    let stored: DatabaseValue = self[column]
    guard let value = Value.fromDatabaseValue(stored) else {
      throw StoreError.damaged(place, detail: "a column of its row holds another type")
    }
    return value
  }

  /// The value of a column that may be NULL.
  func optional<Value: DatabaseValueConvertible>(_ column: Int, _ place: StoreError.Place) throws -> Value? {
    let stored: DatabaseValue = self[column]
    return stored.isNull ? nil : try value(column, place)
  }
}
