/// Gathers elements and texts written one below the other into the content of an element.
@resultBuilder
package enum XMLBuilder {
  package static func buildExpression(_ element: XMLElement) -> [XMLNode] { [.element(element)] }
  package static func buildExpression(_ node: XMLNode) -> [XMLNode] { [node] }
  package static func buildExpression(_ text: String) -> [XMLNode] { [.text(text)] }
  package static func buildExpression(_ nodes: [XMLNode]) -> [XMLNode] { nodes }
  package static func buildExpression(_ elements: [XMLElement]) -> [XMLNode] {
    elements.map(XMLNode.element)
  }
  package static func buildExpression(_ element: XMLElement?) -> [XMLNode] {
    element.map { [.element($0)] } ?? []
  }

  package static func buildBlock() -> [XMLNode] { [] }
  package static func buildPartialBlock(first: [XMLNode]) -> [XMLNode] { first }
  package static func buildPartialBlock(
    accumulated: [XMLNode],
    next: [XMLNode]
  ) -> [XMLNode] { accumulated + next }
  package static func buildOptional(_ nodes: [XMLNode]?) -> [XMLNode] { nodes ?? [] }
  package static func buildEither(first nodes: [XMLNode]) -> [XMLNode] { nodes }
  package static func buildEither(second nodes: [XMLNode]) -> [XMLNode] { nodes }
  package static func buildArray(_ parts: [[XMLNode]]) -> [XMLNode] { parts.flatMap(\.self) }
}
