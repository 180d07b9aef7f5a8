import ChatCore
import Environment

extension ProgramFile {
  /// The section FILES of chat(1) in mdoc: the rows in their order.
  public static func manualSection() -> String {
    let items = allCases.flatMap { [$0.tag] + Mdoc.sentences($0.meaning) }
    return Mdoc.section([".Sh FILES", ".Bl -tag -width Ds"] + items + [".El"])
  }

  /// `.It Pa ~/.local/state/chat/ Ns Ar user Ns Pa .db`
  private var tag: String {
    let folder =
      switch place {
      case .configuration, .data: "~\(place.usual)/\(Place.ownFolder)/"
      case .share: place.usual + "/"
      case .home: "~/"
      }
    if isOfUser { return ".It Pa \(folder) Ns Ar user Ns Pa \(name)" }
    let tag = ".It Pa \(folder)\(name)"
    return self == .privateBroker ? "\(tag)/ Ns Ar port" : tag
  }
}

extension EnvironmentVariable {
  /// The section ENVIRONMENT of chat(1) in mdoc: the rows in their order, those of one meaning together.
  public static func manualSection() -> String {
    var groups: [[EnvironmentVariable]] = []
    for variable in allCases {
      if let last = groups.last, last[0].meaning == variable.meaning {
        groups[groups.count - 1].append(variable)
      } else {
        groups.append([variable])
      }
    }
    let items = groups.flatMap { group in
      [".It Ev " + group.map(\.rawValue).joined(separator: " , ")]
        + Mdoc.sentences(group[0].meaning)
    }
    return Mdoc.section([".Sh ENVIRONMENT", ".Bl -tag -width Ds"] + items + [".El"])
  }
}
