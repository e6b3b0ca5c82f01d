/// A mail as plain text: the same as its HTML says, for whoever reads without.
struct MailText {
  private static let width = 72
  private var lines: [String] = []

  init(_ contents: MailContents) {
    add(contents.title)
    add(contents.dateline)
    if let introduction = contents.introduction {
      gap()
      add(introduction)
    }
    if !contents.downloads.isEmpty {
      gap()
      add(contents.downloadWords)
      for link in contents.downloads { add("\(link.words): \(link.url)") }
    }
    for department in contents.departments { add(department, contents) }
    if let omission = contents.omission {
      gap()
      add(omission)
    }
    addFoot(contents)
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func add(_ department: MailContents.Department, _ contents: MailContents) {
    if let title = department.title {
      gap()
      gap()
      add(title)
      lines.append(String(repeating: "-", count: min(max(title.count, 3), MailText.width)))
    }
    for story in department.stories {
      gap()
      add(story.title)
      if let description = story.description { add(description) }
      add(story.meta)
      if let url = story.url { lines.append(url) }
      guard story == contents.lead, !contents.takeaways.isEmpty else { continue }
      gap()
      add(contents.takeawaysTitle + ":")
      for takeaway in contents.takeaways { add(takeaway, mark: "* ") }
    }
  }

  private mutating func addFoot(_ contents: MailContents) {
    gap()
    // The mark by which mail programs know what is no part of the text (RFC 3676, section 4.3).
    lines.append("-- ")
    add(contents.reason)
    for link in [contents.unsubscribe, contents.preferences].compactMap(\.self) {
      lines.append("\(link.words): \(link.url)")
    }
    if let address = contents.postalAddress { add(address) }
  }

  private mutating func gap() { lines.append("") }

  /// Adds a paragraph, its lines broken between words; `mark` stands before the first.
  private mutating func add(_ paragraph: String, mark: String = "") {
    var line = mark
    var count = mark.count
    for word in paragraph.split(separator: " ") {
      let isFirst = count == mark.count
      if !isFirst, count + 1 + word.count > MailText.width {
        lines.append(line)
        line = String(repeating: " ", count: mark.count)
        count = mark.count
      } else if !isFirst {
        line += " "
        count += 1
      }
      line += word
      count += word.count
    }
    lines.append(line)
  }
}
