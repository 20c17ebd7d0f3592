extension Generator {
  /// Puts the elements in random order, every order equally likely.
  ///
  /// Fisher and Yates, in Durstenfeld's form (1964, Algorithm 235): from the last place down to the second, each
  /// place is exchanged with one drawn from those up to and including it. `count − 1` bounded draws.
  @inlinable
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    var place = elements.count - 1
    while place > 0 {
      elements.swapAt(place, index(below: place + 1))
      place -= 1
    }
  }

  /// The numbers from 0 up to, not including, `count`, in random order.
  package mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Draws `size` different numbers from 0 up to, not including, `count`: every ordered sample is equally likely.
  ///
  /// Fisher and Yates from the front, stopped after `size` places, so a longer sample begins with the shorter one.
  package mutating func sample(_ size: Int, of count: Int) -> [Int] {
    precondition(0...count ~= size, "a sample is no larger than what it is drawn from")
    var order = Array(0..<count)
    for place in 0..<size { order.swapAt(place, place + index(below: count - place)) }
    return Array(order.prefix(size))
  }
}
