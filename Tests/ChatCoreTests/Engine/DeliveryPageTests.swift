import ChatCore
import Foundation
import Testing

@Suite("The page about delivery")
struct DeliveryPageTests {
  @Test("shows the states as the code has them")
  func diagram() throws {
    let page = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/delivery.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("```mermaid\n\(DeliveryState.diagram)\n```"), "\(DeliveryState.diagram)")
  }
}
