import Articles
import Synchronization
import Workspace

/// The articles of an issue, as links of one of them see it: by their files.
struct IssueMembers: Sendable {
  typealias Answers = [WorkspacePath: Article.ID?]

  /// Remembers what was asked, so that what follows from the answers can be told to hold for another issue.
  final class Notes: Sendable {
    private let answers = Mutex(Answers())

    var all: Answers { answers.withLock { $0 } }

    func add(_ answer: Article.ID?, about file: WorkspacePath) {
      answers.withLock { $0[file] = .some(answer) }
    }
  }

  private let ids: [WorkspacePath: Article.ID]
  private var notes: Notes?

  init(_ ids: [WorkspacePath: Article.ID]) { self.ids = ids }

  /// The issue's article of a file; `nil` for one that it does not hold.
  func article(of file: WorkspacePath) -> Article.ID? {
    let answer = ids[file]
    notes?.add(answer, about: file)
    return answer
  }

  func holds(_ file: WorkspacePath) -> Bool { article(of: file) != nil }

  /// Whether the same questions would have the same answers.
  func gives(_ answers: Answers) -> Bool { answers.allSatisfy { ids[$0.key] == $0.value } }

  /// The same, with every question noted.
  func noting(in notes: Notes) -> IssueMembers {
    var members = self
    members.notes = notes
    return members
  }
}
