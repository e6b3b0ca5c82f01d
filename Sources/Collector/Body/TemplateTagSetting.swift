/// Puts marks in place of the tags of other template languages: Liquid's `{% … %}` and `{{ … }}`.
enum TemplateTagSetting {
  static func lines(
    of source: [UInt8],
    in context: BodyContext,
    marks: inout Marks
  ) -> [ManuscriptLine] {
    Manuscript.lines(of: source, from: context.firstLine)
  }
}
