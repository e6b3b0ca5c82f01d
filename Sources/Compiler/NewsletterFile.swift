package import Collector
package import Diagnostics

/// A `newsletter.yaml` by itself, for work that needs no site.
package enum NewsletterFile {
  /// What the file says.
  ///
  /// - Throws: `CompilerFailure` when it is not there or anything in it is wrong.
  package static func read(_ path: String) throws(CompilerFailure) -> Diagnosed<Newsletter> {
    do throws(CollectionFailure) {
      return try Newsletter.read(path)
    } catch {
      throw CompilerFailure(error)
    }
  }
}
