import ChatCore
import Testing

@testable import Repl

/// The samples hold every case: a new one does not compile here until it has a number, and fails until it has a sample.
@Suite("The samples of lines")
struct CoverageTests {
  @Test("hold every notice")
  func notices() { #expect(Set(Samples().notices.map(number)) == Set(0..<21)) }

  @Test("hold every listing")
  func listings() {
    #expect(Set(Samples().listings.map(number)) == Set(0..<9))
    #expect(Set(Samples().emptyListings.map(number)) == Set([0, 2, 3, 4, 5, 6, 7]))
  }

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
    }
  }
}
