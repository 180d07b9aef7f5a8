import CSystem
import ChatCore
import Glibc

/// The clocks of this machine.
enum Clock {
  /// Uptime goes on while the machine is suspended (clock_gettime(2), `CLOCK_BOOTTIME`).
  static func now() -> Moment {
    let wall = read(CLOCK_REALTIME)
    let milliseconds = Int64(wall.tv_sec) * 1000 + Int64(wall.tv_nsec) / 1_000_000
    return Moment(
      uptime: uptime(), wall: Timestamp(milliseconds: milliseconds),
      utcOffset: chat_utc_offset(Int64(wall.tv_sec)))
  }

  static func uptime() -> Duration {
    let uptime = read(CLOCK_BOOTTIME)
    return .seconds(Int64(uptime.tv_sec)) + .nanoseconds(Int64(uptime.tv_nsec))
  }

  /// What this thread has taken of the processor: without what it waits for the disk.
  static func processorTime() -> Duration {
    let time = read(CLOCK_THREAD_CPUTIME_ID)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }

  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)
    return time
  }
}
