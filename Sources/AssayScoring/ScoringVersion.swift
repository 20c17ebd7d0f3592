/// The version of the rules by which answers become scores.
///
/// Kept with each delivered result. It changes when a rule would score any answer otherwise, the folding of texts
/// included.
package let scoringVersion = 1
