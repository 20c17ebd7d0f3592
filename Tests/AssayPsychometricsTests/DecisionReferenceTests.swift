import AssayPsychometrics
import AssayTestSupport
import FoundationEssentials
import Testing

/// What betafunctions 1.9.0 and plain formulas give, see `expected/decision_consistency.json`.
///
/// There "Positive" is failing. Its `lords_k` beside the methods comes of a call with the length and the reliability
/// changed over; the k that its Hanson-Brennan rests on is the one that is compared.
private struct Known: Decodable {
  var n, k, cut: Int
  var kr20, effective_test_length: Double
  var LL_2P, HB_2P: Model
  var subkoviak_kr20: Subkoviak
  var peng_subkoviak: Peng

  struct Model: Decodable {
    struct Parameters: Decodable {
      var alpha, beta, l, u: Double
      var k: Double?
      var etl_rounded: Int?
    }
    struct Row: Decodable {
      var Positive, Negative: Double
    }
    struct Accuracy: Decodable { var Sensitivity, Specificity, Accuracy: Double }
    struct Consistency: Decodable { var p, p_c, Kappa: Double }
    var parameters: Parameters
    var confusionmatrix: [Row]
    var accuracy: Accuracy
    var consistency: Consistency
    enum CodingKeys: String, CodingKey {
      case parameters, confusionmatrix
      case accuracy = "classification.accuracy"
      case consistency = "classification.consistency"
    }
  }
  struct Subkoviak: Decodable { var p0, pc, kappa, mean_pass: Double }
  struct Peng: Decodable { var Pz, p0, kappa: Double }
}

@Suite(.enabled(if: Reference.isPresent, "needs ASSAY_REFERENCE"))
struct `Decisions on real data` {
  enum Exam: String, CaseIterable {
    case mathexam14w, verbagg_dich

    func observed() throws -> ObservedScores {
      let (file, items, cut) = self == .mathexam14w ? ("mathexam14w_solved", 13, 8.0) : ("verbagg_dich", 24, 12)
      let matrix = try Table(file).matrix(items: items, maximum: 1)
      return ObservedScores(
        matrix.totalScores, maximum: Double(items), reliability: matrix.alpha().value, cut: cut)
    }
  }

  private func known(_ exam: Exam) throws -> Known {
    struct File: Decodable { var mathexam14w, verbagg_dich: Known }
    let file: File = try expected("decision_consistency")
    return exam == .mathexam14w ? file.mathexam14w : file.verbagg_dich
  }

  private func compare(_ own: Classification, _ known: Known.Model) {
    #expect(near(own.model?.alpha, known.parameters.alpha, 1e-6) && near(own.model?.beta, known.parameters.beta, 1e-6))
    #expect(own.model?.lower == known.parameters.l && own.model?.upper == known.parameters.u)
    #expect(own.model?.fellBack == true && own.remark != nil)
    let matrix = known.confusionmatrix
    #expect(near(own.falseFail?.value, matrix[1].Positive, 1e-6))
    #expect(near(own.falsePass?.value, matrix[1].Negative, 1e-6))
    #expect(near(own.accuracy?.value, known.accuracy.Accuracy, 1e-6))
    #expect(near(own.sensitivity?.value, known.accuracy.Specificity, 1e-6))
    #expect(near(own.specificity?.value, known.accuracy.Sensitivity, 1e-6))
    #expect(near(own.consistency.value, known.consistency.p, 1e-6))
    #expect(near(own.chance.value, known.consistency.p_c, 1e-6))
    #expect(near(own.kappa.value, known.consistency.Kappa, 1e-6))
    #expect(near(own.passRate.value, matrix[0].Negative + matrix[1].Negative, 1e-6))
  }

  @Test(arguments: Exam.allCases)
  func `by Livingston and Lewis agree with another program`(exam: Exam) throws {
    let known = try known(exam)
    let own = Classification.livingstonLewis(try exam.observed())
    compare(own, known.LL_2P)
    #expect(own.model?.length == known.LL_2P.parameters.etl_rounded)
  }

  @Test(arguments: Exam.allCases)
  func `by Hanson and Brennan agree with another program`(exam: Exam) throws {
    let known = try known(exam)
    let observed = try exam.observed()
    compare(.hansonBrennan(observed), known.HB_2P)
    #expect(near(observed.lordsK, try #require(known.HB_2P.parameters.k), 1e-6))
  }

  @Test(arguments: Exam.allCases)
  func `by Subkoviak, and by Peng and Subkoviak, agree with plain formulas`(exam: Exam) throws {
    let known = try known(exam)
    let observed = try exam.observed()
    let subkoviak = Classification.subkoviak(observed)
    #expect(near(subkoviak.consistency.value, known.subkoviak_kr20.p0, 1e-9))
    #expect(near(subkoviak.chance.value, known.subkoviak_kr20.pc, 1e-9))
    #expect(near(subkoviak.kappa.value, known.subkoviak_kr20.kappa, 1e-9))
    #expect(near(subkoviak.passRate.value, known.subkoviak_kr20.mean_pass, 1e-9))
    let peng = Classification.pengSubkoviak(observed)
    #expect(near(peng.consistency.value, known.peng_subkoviak.p0, 1e-9))
    #expect(near(peng.kappa.value, known.peng_subkoviak.kappa, 1e-9))
    #expect(near(peng.passRate.value, 1 - known.peng_subkoviak.Pz, 1e-9))
  }
}
