/// The elements of HTML as XHTML, as the living standard and EPUB 3.3 allow them in content documents.
enum VocabularyTable {
  /// Name | F flow, P phrasing, M metadata | what may stand in it | its own attributes, `!` required | roles.
  ///
  /// Without the last column an element may have any role; with an empty one, none.
  static let rows = """
    html||head body|manifest version|
    head||metadata||
    title|M|text||
    base|M||href target|
    link|MFP||href rel as blocking color crossorigin disabled fetchpriority hreflang imagesizes imagesrcset integrity media referrerpolicy sizes title type|link menuitem presentation
    meta|MFP||charset content http-equiv media name property|
    style|M|text|blocking media type|
    script|MFP|text|async blocking charset crossorigin defer fetchpriority integrity language nomodule referrerpolicy src type|
    noscript||transparent metadata||
    template|MFP|flow metadata li tr td th dt dd option tbody thead tfoot col colgroup caption||
    body||flow|onafterprint onbeforeprint onbeforeunload onhashchange onlanguagechange onmessage onoffline ononline onpagehide onpageshow onpopstate onstorage onunload|application document presentation none
    article|F|flow||article document main application feed presentation region none
    section|F|flow||banner complementary contentinfo document main navigation note search alert alertdialog application dialog doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-bibliography doc-chapter doc-colophon doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-foreword doc-glossary doc-index doc-introduction doc-notice doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc feed group log marquee presentation none region status tabpanel
    nav|F|flow||navigation doc-index doc-pagelist doc-toc menu menubar none presentation tablist
    aside|F|flow||complementary note search doc-dedication doc-example doc-footnote doc-glossary doc-pullquote doc-tip feed presentation none region
    h1|F|phrasing||heading doc-subtitle presentation none tab
    h2|F|phrasing||heading doc-subtitle presentation none tab
    h3|F|phrasing||heading doc-subtitle presentation none tab
    h4|F|phrasing||heading doc-subtitle presentation none tab
    h5|F|phrasing||heading doc-subtitle presentation none tab
    h6|F|phrasing||heading doc-subtitle presentation none tab
    hgroup|F|headings p script template|
    header|F|flow||banner doc-footnote group presentation none
    footer|F|flow||contentinfo doc-footnote group presentation none
    address|F|flow|
    main|F|flow||main
    search|F|flow||form group none presentation region search
    p|F|phrasing|
    hr|F||| doc-pagebreak presentation none separator
    pre|F|phrasing|
    blockquote|F|flow|cite
    ol|F|li script template|reversed start type|directory group list listbox menu menubar presentation none radiogroup tablist toolbar tree
    ul|F|li script template||directory group list listbox menu menubar presentation none radiogroup tablist toolbar tree
    menu|F|li script template||directory group list listbox menu menubar presentation none radiogroup tablist toolbar tree
    li||flow|value|listitem doc-biblioentry doc-endnote menuitem menuitemcheckbox menuitemradio option presentation none radio separator tab treeitem
    dl|F|dt dd div script template||group list presentation none
    dt||flow||listitem term
    dd||flow||definition
    figure|F|flow figcaption|
    figcaption||flow||group presentation none
    div|F|flow|
    a|P|transparent|href download hreflang name ping referrerpolicy rel rev target type
    em|P|phrasing|
    strong|P|phrasing|
    small|P|phrasing|
    s|P|phrasing|
    cite|P|phrasing|
    q|P|phrasing|cite
    dfn|P|phrasing|
    abbr|P|phrasing|
    ruby|P|phrasing rb rt rtc rp|
    rb||phrasing|
    rt||phrasing|
    rtc||phrasing rt rp|
    rp||phrasing|
    data|P|phrasing|!value
    time|P|phrasing|datetime
    code|P|phrasing|
    var|P|phrasing|
    samp|P|phrasing|
    kbd|P|phrasing|
    sub|P|phrasing|
    sup|P|phrasing|
    i|P|phrasing|
    b|P|phrasing|
    u|P|phrasing|
    mark|P|phrasing|
    bdi|P|phrasing|
    bdo|P|phrasing|!dir
    span|P|phrasing|
    br|P||| presentation none
    wbr|P||| presentation none
    ins|P|transparent|cite datetime
    del|P|transparent|cite datetime
    picture|P|source img script template||
    source|||height media sizes src srcset type width|
    img|P||!src alt border crossorigin decoding fetchpriority height ismap loading longdesc referrerpolicy sizes srcset usemap width|button checkbox doc-cover img link math menuitem menuitemcheckbox menuitemradio none option presentation progressbar radio scrollbar separator slider switch tab treeitem
    iframe|P||allow allowfullscreen height loading name referrerpolicy sandbox src srcdoc width|document application img presentation none
    embed|P||!src !type height width|document application img presentation none
    object|P|transparent param|data form height name type typemustmatch usemap width|document application img
    param|||!name !value|
    video|P|transparent source track|autoplay controls crossorigin height loop muted playsinline poster preload src width|application
    audio|P|transparent source track|autoplay controls crossorigin loop muted preload src|application
    track|||default kind label !src srclang|
    map|P|transparent|!name|
    area|P||alt coords download href hreflang ping referrerpolicy rel shape target type|button link
    canvas|P|transparent|height width
    table|F|caption colgroup thead tbody tfoot tr script template|border
    caption||flow||
    colgroup||col template|span|
    col|||span|
    tbody||tr script template|
    thead||tr script template|
    tfoot||tr script template|
    tr||td th script template|
    td||flow|colspan headers rowspan
    th||flow|abbr colspan headers rowspan scope
    form|F|flow|accept-charset action autocomplete enctype method name novalidate rel target|form search presentation none
    label|P|phrasing|for|
    input|P||accept alt autocomplete capture checked dirname disabled form formaction formenctype formmethod formnovalidate formtarget height list max maxlength min minlength multiple name pattern placeholder popovertarget popovertargetaction readonly required size src step type value width|button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio searchbox slider spinbutton switch tab textbox
    button|P|phrasing|disabled form formaction formenctype formmethod formnovalidate formtarget name popovertarget popovertargetaction type value|button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio switch tab
    select|P|option optgroup hr script template|autocomplete disabled form multiple name required size|combobox listbox menu
    datalist|P|phrasing option|
    optgroup||option script template|disabled !label|group
    option||text|disabled label selected value|option
    textarea|P|text|autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap|textbox
    output|P|phrasing|for form name
    progress|P|phrasing|max value|progressbar
    meter|P|phrasing|high low max min optimum !value|
    fieldset|F|flow legend|disabled form name|group presentation none radiogroup
    legend||phrasing headings||
    details|F|flow summary|open|group
    summary||phrasing headings hgroup||button
    dialog|F|flow|open|alertdialog dialog
    slot|P|transparent|name
    svg|P||
    math|P||
    """

  /// What every element may have, RDFa and EPUB's own included; `aria-*`, `data-*` and `on*` besides.
  static let globalAttributes = """
    id class title dir lang translate style tabindex accesskey hidden role autofocus nonce inert slot is \
    contenteditable draggable spellcheck enterkeyhint inputmode autocapitalize popover part exportparts \
    itemid itemprop itemref itemscope itemtype about content datatype inlist prefix property rel resource \
    rev typeof vocab
    """

  /// Elements and those inside which they may not stand, at any depth.
  static let barred: [(elements: String, ancestors: String)] = [
    ("a button details embed iframe label select textarea", "a button"),
    ("audio video", "audio video"),
    ("address header footer", "address"),
    ("header footer", "header footer"),
    ("form", "form"),
    ("progress", "progress"),
    ("meter", "meter"),
    ("dfn", "dfn"),
    ("table", "caption"),
    ("label", "label"),
  ]

  /// Elements that have to stand inside others, at any depth.
  static let bound = [(element: "area", ancestor: "map")]

  /// Elements and attributes of which they need one at least.
  static let alternatives: [(element: String, attributes: String)] = [
    ("meta", "content charset"), ("meta", "name http-equiv charset property itemprop"),
    ("link", "href imagesrcset"), ("link", "rel property itemprop"), ("object", "data type"),
  ]

  /// Roles of ARIA 1.2, DPUB-ARIA 1.1 and Graphics-ARIA.
  static let roles = Set(
    """
    alert alertdialog application article banner blockquote button caption cell checkbox code columnheader \
    combobox complementary contentinfo definition deletion dialog directory document emphasis feed figure form \
    generic grid gridcell group heading img insertion link list listbox listitem log main mark marquee math menu \
    menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation \
    progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider \
    spinbutton status strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time \
    timer toolbar tooltip tree treegrid treeitem doc-abstract doc-acknowledgments doc-afterword doc-appendix \
    doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover \
    doc-credit doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata \
    doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction doc-noteref \
    doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part doc-preface doc-prologue \
    doc-pullquote doc-qna doc-subtitle doc-tip doc-toc graphics-document graphics-object graphics-symbol
    """.split(separator: " ").map(String.init)
  )
}
