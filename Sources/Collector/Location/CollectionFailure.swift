package import Diagnostics
package import Workspace

/// Why a site could not be opened at all; what is wrong with its articles are findings instead.
package enum CollectionFailure: Error, Sendable {
  /// What the user named is not there, or can be neither a site nor an article.
  case missingInput(String, ReadFailure)
  /// The site's configuration or `newsletter.yaml` is wrong; the findings say where.
  case badConfiguration([Diagnostic])
  /// No such edition is in `newsletter.yaml`; those that are.
  case unknownEdition(String, known: [String])
}
