internal import Articles
internal import Collector
internal import Glibc

extension ClockSetting {
  /// The machine's clock: the one place where it is read.
  static var now: ClockSetting { .moment(Timestamp(secondsSinceEpoch: time(nil))) }
}
