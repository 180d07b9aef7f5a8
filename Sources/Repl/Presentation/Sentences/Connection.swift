import ChatCore

/// What happens to the connection: what it means, and what to do.
extension Sentences {
  func connected(_ kind: SessionKind) -> Words {
    switch kind {
    case .new: "connected (new session)"
    case .resumed: "connected (session resumed: what came meanwhile follows)"
    case .forgotten:
      "connected, but the broker has forgotten this client's session: texts that waited there may "
        + "be gone, and chat asks the others for what it misses"
    case .replaced:
      "connected with a new session: the broker cut every connection that went on with the one "
        + "before. Texts of programs other than chat that waited there may be gone; chat asks the "
        + "others for what it misses"
    }
  }

  func lost(_ failure: LinkFailure, retryIn pause: Duration) -> Words {
    "no connection: \(sentence(failure)); trying again in \(Words(pause))"
  }

  var takenOver: Words {
    "the name \(user(me)) is in use by another client; this one stops. Leave there first, or "
      + "start with --take-over"
  }

  func refused(_ reason: ReasonCode, _ words: String?) -> Words {
    "the broker refuses the connection: \(meaning(reason))\(quoted(words)); \(advice(reason))"
  }

  func subscriptionRefused(_ filter: TopicFilter, _ reason: ReasonCode) -> Words {
    "the broker refuses the subscription to \(Words(foreign: filter.text)): \(meaning(reason)); "
      + "\(unheard(filter)); \(advice(reason))"
  }

  /// What it means that nothing comes from there.
  private func unheard(_ filter: TopicFilter) -> Words {
    switch filter {
    case .allPresence: "who comes and goes will not be seen"
    case .allOwners: "groups and their owners will not be seen"
    case .allMembers: "who is in a group, or asks to be, will not be seen"
    case TopicFilter.requests(to: me):
      "requests for a conversation, and answers to yours, will not arrive"
    case TopicFilter.requests(from: me): "what becomes of your requests will not be seen"
    case TopicFilter.inbox(of: me): "receipts, and texts that are sent again, will not arrive"
    case _ where filter.text.hasPrefix("CHAT/1/g/") && filter.text.hasSuffix("/about"):
      "what the group is about will not be seen"
    case _ where filter.text.hasPrefix("CHAT/1/g/"): "texts that are missing will not be noticed"
    default: "texts that are written there will not arrive"
    }
  }

  func sentence(_ failure: LinkFailure) -> Words {
    switch failure {
    case .unknownHost(let host):
      "the host \(Words(foreign: host)) is not known (see --broker, and whether the network is up)"
    case .unreachable(let words):
      "the broker cannot be reached (\(Words(system: words))); see whether it runs, and --broker"
    case .tls(let words):
      "TLS failed (\(Words(system: words))); see --cafile, and whether the name in --broker is "
        + "the certificate's"
    case .protocolError(let words):
      "what answers does not speak MQTT 5 (\(Words(system: words))); see --broker and its port"
    case .closed: "the broker or the network closed it without a word"
    case .keepAlive: "nothing came from the broker for longer than the keep-alive time"
    case .disconnected(let reason):
      passes(reason)
        ? "the broker ended it: \(meaning(reason))"
        : "the broker ended it: \(meaning(reason)); \(advice(reason))"
    case .notStored:
      "what arrived could not be stored, so the broker keeps it; see whether the disk of "
        + "--data-dir is full"
    }
  }

  private func quoted(_ words: String?) -> Words {
    guard let words, !words.isEmpty else { return "" }
    return " (\(Words(foreign: words)))"
  }
}
