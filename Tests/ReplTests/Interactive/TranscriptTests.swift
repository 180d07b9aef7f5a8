import ChatCore
import Testing

@testable import Repl

@Suite("What is above the prompt")
struct TranscriptTests {
  private func now(_ hours: Int64) -> Moment {
    Moment(
      uptime: .seconds(hours * 3600), wall: Timestamp(milliseconds: hours * 3_600_000),
      utcOffset: 3600)
  }

  private func text(_ row: Int64) -> StoredMessage {
    var message = Samples().message()
    message.row = row
    return message
  }

  @Test("has a line before the first of a new day, in local time")
  func days() {
    var transcript = Transcript()
    func add(_ line: String, _ hours: Int64) {
      transcript.add([line], at: now(hours)) { "--- \(hours)" }
    }
    add("a", 1)
    add("b", 22)
    transcript.add([], at: now(23)) { "---" }
    add("c", 23)
    add("d", 24)
    add("e", 23 + 72)
    #expect(transcript.take() == ["a", "b", "--- 23", "c", "d", "--- 95", "e"])
    #expect(transcript.take() == [])
  }

  @Test("has one behind old texts that were listed, before what is new")
  func listedDays() {
    var transcript = Transcript()
    transcript.add(["a"], at: now(50)) { "---" }
    transcript.add(["--- old", "b"], at: now(50), last: now(3).wall) { "---" }
    transcript.add(["c"], at: now(50)) { "--- today" }
    #expect(transcript.take() == ["a", "--- old", "b", "--- today", "c"])
  }

  @Test("knows which texts are still on the screen")
  func screen() {
    var transcript = Transcript()
    transcript.height = 5
    #expect(!transcript.isOnScreen(text(1)))
    transcript.note(text(1))
    transcript.add(["a", "b"], at: now(1)) { "---" }
    transcript.note(text(2))
    transcript.add(["c"], at: now(1)) { "---" }
    #expect(transcript.isOnScreen(text(1)) && transcript.isOnScreen(text(2)))
    transcript.pass(2)
    #expect(!transcript.isOnScreen(text(1)) && transcript.isOnScreen(text(2)))
    transcript.pass(9)
    #expect(!transcript.isOnScreen(text(2)))
  }
}
