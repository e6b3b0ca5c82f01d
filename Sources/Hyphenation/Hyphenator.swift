/// Where words of a language may be divided.
package struct Hyphenator: Sendable {
  package init() {}
}
