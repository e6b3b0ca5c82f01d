import JSON
import Testing

@Test func `keys are sorted and nested values indented`() {
  let value = JSONValue.object(["b": .array([.integer(1), .null]), "a": .object([:]), "c": "x"])
  #expect(
    String(decoding: value.bytes(.readable), as: UTF8.self) == """
      {
        "a": {},
        "b": [
          1,
          null
        ],
        "c": "x"
      }

      """
  )
  #expect(
    String(decoding: value.bytes(.compact), as: UTF8.self) == #"{"a":{},"b":[1,null],"c":"x"}"#
  )
}

@Test func `quotes, backslashes and control characters are escaped, all else stays`() {
  let text = "a\"b\\c\nd\u{1}é😀/"
  #expect(
    String(decoding: JSONValue.string(text).bytes(.compact), as: UTF8.self)
      == #""a\"b\\c\nd\u0001é😀/""#
  )
}
