/// What made a site, and so where its articles are and how their front matter is read.
package enum SiteKind: String, Hashable, Sendable, CaseIterable {
  case hugo, jekyll, zola, eleventy, pelican, plain, feed
}
