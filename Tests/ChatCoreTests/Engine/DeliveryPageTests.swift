import ChatCore
import TestSupport
import Testing

@Suite("The page about delivery")
struct DeliveryPageTests {
  @Test("shows the states as the code has them")
  func diagram() throws {
    let text = try ProjectFile.text("docs/delivery.md")
    #expect(text.contains("```mermaid\n\(DeliveryState.diagram)\n```"), "\(DeliveryState.diagram)")
  }
}
