import ChatCore

/// Words that scripts compare. They never change.
extension JSONLines {
  func token(_ failure: SendFailure) -> String {
    switch failure {
    case .refusedByBroker: "refused-by-broker"
    case .requestRejected: "request-rejected"
    case .conversationEnded: "conversation-ended"
    case .notMember: "not-member"
    case .groupDeleted: "group-deleted"
    case .tooLarge: "too-large"
    }
  }

  func token(_ failure: LinkFailure) -> String {
    switch failure {
    case .unknownHost: "unknown-host"
    case .unreachable: "unreachable"
    case .tls: "tls"
    case .protocolError: "protocol-error"
    case .closed: "closed"
    case .keepAlive: "keep-alive"
    case .disconnected: "disconnected"
    case .notStored: "not-stored"
    }
  }

  func token(_ state: DeliveryState) -> String {
    switch state {
    case .received: "received"
    case .held: "held"
    case .queued: "queued"
    case .sent: "sent"
    case .delivered: "delivered"
    case .awaiting: "sent"
    case .failed: "failed"
    }
  }

  func token(_ link: LinkStatus) -> String {
    switch link {
    case .connecting: "connecting"
    case .synchronizing: "synchronizing"
    case .ready: "ready"
    case .waiting: "waiting"
    case .ended: "ended"
    }
  }

  func token(_ remark: Remark) -> String {
    switch remark {
    case .heldUntilAccepted: "held"
    case .requested: "requested"
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .groupCreated: "group-created"
    case .askedToJoin: "asked-to-join"
    case .left: "left"
    case .groupDeleted: "group-deleted"
    case .groupTransferred: "group-transferred"
    case .invited: "invited"
    case .topicSet: "topic-set"
    case .away: "away"
    case .back: "back"
    case .approved: "approved"
    case .denied: "denied"
    case .kicked: "kicked"
    case .opened: "opened"
    case .closed: "closed"
    case .ended: "ended"
    case .ownerTrusted: "owner-trusted"
    case .ignored: "ignored"
    case .unignored: "unignored"
    case .queuedOffline: "queued-offline"
    case .cancelled: "cancelled"
    }
  }

  func token(_ error: WireError) -> String {
    switch error {
    case .empty: "empty"
    case .notUTF8: "not-utf8"
    case .notJSON: "not-json"
    case .notObject: "not-object"
    case .tooDeep: "too-deep"
    case .tooLarge: "too-large"
    case .tooManyKeys: "too-many-keys"
    case .doubledKey: "doubled-key"
    case .missing: "missing"
    case .wrongType: "wrong-type"
    case .userMismatch: "user-mismatch"
    case .badName: "bad-name"
    case .badConversationTopic: "bad-conversation-topic"
    case .unknownTopic: "unknown-topic"
    case .notMine: "not-mine"
    case .selfRequest: "self-request"
    }
  }
}
