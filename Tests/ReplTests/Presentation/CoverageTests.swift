import ChatCore
import Testing

@testable import Repl

/// The samples hold every case: a new one does not compile here until it has a number, and fails until it has a sample.
@Suite("The samples of lines")
struct CoverageTests {
  @Test("hold every notice")
  func notices() { #expect(Set(Samples().notices.map(number)) == Set(0..<29)) }

  @Test("hold every listing")
  func listings() {
    #expect(Set(Samples().listings.map(number)) == Set(0..<14))
    #expect(
      Set(Samples().emptyListings.map(number)) == Set([0, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13]))
  }

  @Test("hold every remark")
  func remarks() { #expect(Set(Samples().remarks.map(number)) == Set(0..<24)) }

  @Test("hold every failure")
  func failures() { #expect(Set(Samples().failures.map(number)) == Set(0..<48)) }

  private func number(_ notice: Notice) -> Int {
    switch notice {
    case .ready: 0
    case .message: 1
    case .presence: 2
    case .request: 3
    case .answered: 4
    case .conversationEnded: 5
    case .unaskedAcceptance: 6
    case .membership: 7
    case .group: 8
    case .ownerClaim: 9
    case .sent: 10
    case .delivered: 11
    case .failed: 12
    case .gap: 13
    case .connected: 14
    case .connectionLost: 15
    case .takenOver: 16
    case .refused: 17
    case .subscriptionRefused: 18
    case .payloadRefused: 19
    case .hidden: 20
    case .delayed: 21
    case .hiddenOfMany: 22
    case .hiddenNews: 23
    case .identityTaken: 24
    case .presenceDetail: 25
    case .invited: 26
    case .topic: 27
    case .othersInvitation: 28
    }
  }

  private func number(_ listing: Listing) -> Int {
    switch listing {
    case .users: 0
    case .whois: 1
    case .requests: 2
    case .groups: 3
    case .members: 4
    case .targets: 5
    case .messages: 6
    case .pending: 7
    case .status: 8
    case .unread: 9
    case .mentions: 10
    case .ignored: 11
    case .topic: 12
    case .page: 13
    }
  }

  private func number(_ remark: Remark) -> Int {
    switch remark {
    case .heldUntilAccepted: 0
    case .requested: 1
    case .accepted: 2
    case .rejected: 3
    case .groupCreated: 4
    case .askedToJoin: 5
    case .left: 6
    case .approved: 7
    case .denied: 8
    case .kicked: 9
    case .opened: 10
    case .closed: 11
    case .ended: 12
    case .ownerTrusted: 13
    case .queuedOffline: 14
    case .ignored: 15
    case .unignored: 16
    case .groupDeleted: 17
    case .groupTransferred: 18
    case .invited: 19
    case .topicSet: 20
    case .away: 21
    case .back: 22
    case .cancelled: 23
    }
  }

  private func number(_ failure: CommandFailure) -> Int {
    switch failure {
    case .notConnected: 0
    case .notReady: 1
    case .noCurrentTarget: 2
    case .unknownUser: 3
    case .unknownGroup: 4
    case .unknownTarget: 5
    case .ambiguousTarget: 6
    case .needsUser: 7
    case .needsGroup: 8
    case .oneself: 9
    case .alreadyActive: 10
    case .alreadyRequested: 11
    case .noRequest: 12
    case .noConversation: 13
    case .groupExists: 14
    case .notMember: 15
    case .alreadyPending: 16
    case .deniedBefore: 17
    case .notOwner: 18
    case .ownerCannotLeave: 19
    case .notPending: 20
    case .noGroupWithPending: 21
    case .ambiguousGroup: 22
    case .notThere: 23
    case .ownerNotChanged: 24
    case .emptyText: 25
    case .tooLarge: 26
    case .unconfirmed: 27
    case .refusedByBroker: 28
    case .connectionLost: 29
    case .timedOut: 30
    case .notStored: 31
    case .ended: 32
    case .notIgnored: 33
    case .noSuchGroup: 34
    case .alreadyMember: 35
    case .noOwnGroup: 36
    case .severalGroups: 37
    case .noGroupWithMember: 38
    case .lineTooLong: 39
    case .interrupted: 40
    case .refuted: 41
    case .unknownText: 42
    case .sentAlready: 43
    case .unanswered: 44
    case .alreadyInvited: 45
    case .notJoined: 46
    case .noOwnerThere: 47
    }
  }
}
