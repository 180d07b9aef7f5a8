import ChatCore
import Glibc

/// Looks, mends, and looks again.
struct Doctor {
  let me: UserName
  let broker: BrokerAccess
  let client: Examination.OwnClient
  let memory: Examination.Memory?
  let patience: Duration
  let output: DoctorOutput
  /// The broker forgets these, whoever else is asked or not.
  var forgotten: Set<GroupName> = []
  let consent: Consent

  /// Who says whether a finding may be mended.
  enum Consent {
    /// `--yes`: nobody has to.
    case whereSure
    case asked((Cure) -> Bool)
  }

  /// What mends one thing can bring another to light: a group's owner, his membership.
  private static let mostRounds = 3

  /// Says what is wrong.
  func examine() throws(Visit.Failure) -> ExitStatus {
    let (findings, _) = try look()
    for finding in findings { output.tell(finding, mended: nil) }
    return conclude(findings)
  }

  /// Says what is wrong, mends what is agreed to, and says what is left.
  func mend() throws(Visit.Failure) -> ExitStatus {
    var (findings, isComplete) = try look()
    tellNotForgotten(findings)
    var told: [Finding] = []
    var asked: [Finding] = []
    for _ in 0..<Self.mostRounds where isComplete {
      let new = findings.filter { !$0.isAmong(asked) }
      asked += new
      let chosen = new.filter { agrees(to: $0) }
      if chosen.isEmpty { break }
      try publish(chosen)
      (findings, isComplete) = try look()
      for finding in chosen { output.tell(finding, mended: !finding.isAmong(findings)) }
      told += chosen
    }
    for finding in findings where !finding.isAmong(told) { output.tell(finding, mended: nil) }
    return conclude(findings)
  }

  private func conclude(_ findings: [Finding]) -> ExitStatus {
    output.conclude(wrong: findings.count(where: \.isCertain), of: findings.count)
    return findings.contains(where: \.isCertain) ? .failed : .done
  }

  private func agrees(to finding: Finding) -> Bool {
    guard let cure = finding.cure else { return false }
    var isNamed = false
    if case .forget(let group) = cure.deed { isNamed = forgotten.contains(group) }
    switch consent {
    case .whereSure where !cure.isSure && !isNamed: return false
    case .asked(let answer) where !isNamed:
      output.show(finding)
      return answer(cure)
    case .whereSure, .asked:
      output.show(finding)
      return true
    }
  }

  private func tellNotForgotten(_ findings: [Finding]) {
    let possible = findings.compactMap { finding -> GroupName? in
      if case .forget(let group)? = finding.cure?.deed { group } else { nil }
    }
    for group in forgotten.subtracting(possible).sorted() { output.tellNotForgotten(group) }
  }

  /// Only what is still so: others may have mended it while the question stood there, or put something there for which
  /// the answer would have been another one.
  private func publish(_ chosen: [Finding]) throws(Visit.Failure) {
    let (now, isComplete) = try look()
    guard isComplete else { return }
    let still = now.filter { finding in chosen.contains { finding.isCured(as: $0) } }
    let cures = still.compactMap(\.cure)
    let records = cures.flatMap(\.records)
    if !records.isEmpty { try Visit(broker, patience: patience).publish(records) }
    if let expiry = records.compactMap(\.expiry).max() { wait(seconds: expiry) }
  }

  /// Until the broker has forgotten what expires; brokers count in whole seconds.
  private func wait(seconds: UInt32) {
    let end = Clock.uptime() + .seconds(seconds + 1)
    while Clock.uptime() < end {
      let left = (end - Clock.uptime()) / Duration.milliseconds(1)
      poll(nil, 0, Int32(left.rounded(.up)))
    }
  }

  private func look() throws(Visit.Failure) -> (findings: [Finding], isComplete: Bool) {
    let filters = TopicFilter.everything + [.requests(to: me), .requests(from: me)]
    let look = try Visit(broker, patience: patience).look(filters)
    output.tellOnce(refused: look.refused, isComplete: look.isComplete)
    let examination = Examination(
      look.retained, me: me, client: client, memory: memory, at: Clock.now())
    return (examination.findings, look.isComplete)
  }
}

extension Finding {
  fileprivate func isAmong(_ others: [Finding]) -> Bool { others.contains { isSame(as: $0) } }
}
