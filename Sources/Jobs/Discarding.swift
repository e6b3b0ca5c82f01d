/// Lets go of something large aside, so that nobody waits until all its parts are freed.
///
/// It should be the last mention of the value: whoever still holds it frees it.
package func discard<Value: Sendable>(_ value: consuming Value) {
  Task.detached { [value] in _ = value }
}
