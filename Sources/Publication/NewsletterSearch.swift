/// Where the `newsletter.yaml` of issues that were made is looked for, when nobody names it.
package enum NewsletterSearch {
  /// The paths, the likeliest first: in the current folder, with the issues in their `folder`, and above them.
  package static func paths(forIssuesIn folder: String) -> [String] {
    let base = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    return ["", base, base + "../"].flatMap { [$0 + "newsletter.yaml", $0 + "newsletter.yml"] }
  }
}
