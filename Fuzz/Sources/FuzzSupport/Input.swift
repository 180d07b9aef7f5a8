/// The bytes of one run.
public func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}

/// Ends the run, and so makes a finding of its input, unless the claim is true.
public func claim(_ isTrue: @autoclosure () -> Bool, _ words: @autoclosure () -> String) {
  precondition(isTrue(), words())
}

/// The value of a body, or nil when it throws: what is refused is no finding.
public func accepted<Value, Failure: Error>(_ body: () throws(Failure) -> Value) -> Value? {
  do { return try body() } catch { return nil }
}
