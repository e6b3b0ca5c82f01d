/// How the issue is set where the reader does not decide it.
///
/// Two sheets: `base` in CSS 2.1 for every reader, since some drop a whole sheet over one rule that they
/// cannot parse; `enhancement` for those that know more. Neither names a colour for text, a family for it
/// or an absolute size: those are the reader's own.
enum StyleSheet {
  static let names = ["base.css", "enhance.css"]

  /// Classes are style roles of the layout, with the numbers of the design of the EPUB edition; rules in em.
  static let base = """
    aside, figure, figcaption, header, main, nav, section { display: block; }
    nav[hidden] { display: none; }
    body { margin: 0; padding: 0; }
    p { margin: 0; text-indent: 1.2em; widows: 2; orphans: 2; }
    p.text-first, header p, li p, dd p, td p, figcaption p, aside p, nav p, section.colophon p, \
    blockquote p, p.original, p.card, p.missing { text-indent: 0; }
    h1, h2, h3, h4, h5, h6 { font-weight: bold; page-break-after: avoid; page-break-inside: avoid; }
    h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 0.45em 0; }
    h2 { font-size: 1.06em; line-height: 1.3; margin: 1.2em 0 0.25em 0; }
    h3, h4, h5, h6 { font-size: 1em; line-height: 1.3; margin: 1.2em 0 0.25em 0; }
    h3 { font-style: italic; }
    h4, h5, h6 { font-weight: normal; font-style: italic; }
    p.department { font-size: 0.8em; font-weight: bold; margin: 0 0 0.4em 0; page-break-after: avoid; }
    p.deck { font-size: 1.06em; font-style: italic; margin: 0 0 0.9em 0; }
    p.byline { font-size: 0.84em; margin: 0 0 1.2em 0; }
    figure { margin: 1.2em 0; padding: 0; page-break-inside: avoid; }
    img { max-width: 100%; height: auto; }
    figcaption { font-size: 0.8em; line-height: 1.35; margin: 0.4em 0 0 0; }
    aside.takeaways { margin: 0 0 1.4em 0; padding: 0.6em 0 0.7em 0; border-style: solid; \
    border-color: #767676; border-width: 0.17em 0 0.06em 0; page-break-inside: avoid; }
    p.takeaways-label, p.box-title { font-size: 0.94em; font-weight: bold; margin: 0 0 0.3em 0; \
    page-break-after: avoid; }
    aside.takeaways ul { margin: 0; padding: 0 0 0 1.2em; }
    aside.takeaways li { font-size: 0.94em; margin: 0.25em 0; }
    aside.box { margin: 1.2em 0; padding: 0.6em 0; border-style: solid; border-color: #767676; \
    border-width: 0.06em 0; }
    aside p { margin: 0 0 0.4em 0; }
    ul, ol { margin: 0.6em 0; }
    li p, dd p { margin: 0 0 0.3em 0; }
    ul.tasks { list-style-type: none; }
    dl { margin: 0.6em 0; }
    dt { font-weight: bold; page-break-after: avoid; }
    dd { margin: 0 0 0.4em 1.2em; }
    blockquote { margin: 0.9em 1.2em; }
    blockquote p { margin: 0 0 0.3em 0; }
    p.attribution { font-size: 0.84em; }
    div.table { margin: 1.2em 0; }
    table { width: 100%; border-collapse: collapse; font-size: 0.84em; line-height: 1.35; \
    border-style: solid; border-color: #767676; border-width: 0.12em 0; }
    caption { font-weight: bold; text-align: inherit; margin: 0; padding: 0 0 0.4em 0; \
    page-break-after: avoid; }
    th, td { padding: 0.35em 0.3em; vertical-align: top; text-align: inherit; border-style: solid; \
    border-color: #cfcfcf; border-width: 0 0 0.06em 0; }
    th { font-weight: bold; vertical-align: bottom; }
    thead th, thead td { border-color: #767676; }
    tbody th { font-weight: normal; vertical-align: top; }
    tr { page-break-inside: avoid; }
    th.end, td.end { text-align: right; }
    th.centre, td.centre { text-align: center; }
    pre { font-size: 0.74em; line-height: 1.4; margin: 1.2em 0; padding: 0 0 0 0.8em; \
    white-space: pre-wrap; border-style: solid; border-color: #767676; \
    border-width: 0 0 0 0.22em; text-align: left; }
    code, kbd { font-family: monospace; }
    sup, sub { font-size: 0.7em; line-height: 1; }
    hr { margin: 1.4em 30%; border-style: solid; border-color: #767676; border-width: 0.06em 0 0 0; }
    p.card, p.missing { margin: 0.9em 0; padding: 0.5em 0; border-style: solid; \
    border-color: #767676; border-width: 0.06em 0; }
    span.card-kind { font-weight: bold; }
    p.original { font-size: 0.84em; margin: 1.4em 0 0 0; }
    section.notes { font-size: 0.84em; margin: 1.6em 0 0 0; padding: 0.6em 0 0 0; \
    border-style: solid; border-color: #767676; border-width: 0.06em 0 0 0; }
    aside.note { margin: 0 0 0.5em 0; }
    span.note-number { font-weight: bold; }
    nav.ways { font-size: 0.84em; margin: 1.6em 0 0 0; padding: 0.6em 0 0 0; border-style: solid; \
    border-color: #767676; border-width: 0.06em 0 0 0; }
    nav.ways p { margin: 0 0 0.3em 0; }
    section.cover { text-align: center; margin: 0; padding: 0; }
    section.cover img { max-width: 100%; }
    section.colophon p { margin: 0 0 0.4em 0; }
    p.nameplate { font-size: 1.7em; line-height: 1.2; font-weight: bold; }
    p.dateline { font-size: 0.84em; margin: 0.3em 0 0.6em 0; }
    p.introduction { margin: 0 0 1.2em 0; font-style: italic; }
    nav ol { list-style-type: none; margin: 0; padding: 0; }
    nav li { margin: 0.5em 0; }
    nav span { font-weight: bold; }
    nav ol ol { margin: 0 0 1em 0; }

    """

  static let enhancement = """
    p { text-align: justify; -webkit-hyphens: auto; -epub-hyphens: auto; hyphens: auto; \
    hanging-punctuation: last; }
    h1, h2, h3, h4, h5, h6, header p, figcaption p, nav p, td p, p.card, p.missing, p.original, \
    p.attribution, section.colophon p { text-align: start; -webkit-hyphens: manual; \
    -epub-hyphens: manual; hyphens: manual; }
    h1, h2, h3, h4, p.deck { text-wrap: balance; }
    h1, h2, h3, h4, h5, h6, caption, dt, p.department, p.takeaways-label { break-after: avoid; }
    figure, tr, aside.takeaways { break-inside: avoid; }
    pre, code, kbd { -webkit-hyphens: none; -epub-hyphens: none; hyphens: none; \
    overflow-wrap: anywhere; font-variant-ligatures: none; }
    a, td, th { overflow-wrap: anywhere; }
    table { font-variant-numeric: tabular-nums lining-nums; }
    th.end, td.end { text-align: end; }
    sup, sub { font-variant-numeric: lining-nums; }
    p.byline, p.dateline { font-variant-numeric: oldstyle-nums; }
    :lang(ja), :lang(zh), :lang(ko) { line-break: strict; }
    nav#toc a[title]::after { content: attr(title); display: block; font-size: 0.8em; \
    line-height: 1.35; }
    section.cover img { max-height: 100%; }
    @media (prefers-color-scheme: dark) {
      aside, pre, hr, table, thead th, thead td, section.notes, nav.ways, p.card, p.missing { \
    border-color: #5a5a5a; }
      tbody th, tbody td { border-color: #3c3c3c; }
    }

    """
}
