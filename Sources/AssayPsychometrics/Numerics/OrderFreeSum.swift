/// The sum of numbers that does not depend on their order: sorted first, then added with Neumaier's compensation.
///
/// Neumaier (1974), *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*, ZAMM 54. Within 1 unit
/// in the last place for any sum without massive cancellation; n log n steps.
func orderFreeSum(_ values: [Double]) -> Double { compensatedSum(values.sorted()) }

/// Neumaier's sum, in the order given.
func compensatedSum(_ values: [Double]) -> Double {
  var (sum, lost) = (0.0, 0.0)
  for value in values {
    let next = sum + value
    lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
    sum = next
  }
  return sum + lost
}
