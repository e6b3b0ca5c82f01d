/// How the pages look: one sheet for all, light and dark, from a phone to a wide window.
enum SiteStyle {
  /// Measures in pixels are those of the catalog's design at the usual size of type; all of them grow with it.
  static let sheet = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #141414; --quiet: #555555; --link: #1a4480;
      --rule: #c8c8c8; --strong-rule: #141414; --button: #14343a; --on-button: #ffffff;
      --serif: "Libertinus Serif Display", "Linux Libertine Display O", "Libertinus Serif",
        "Linux Libertine O", Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif;
      --sans: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #1c1c1e; --ink: #e8e6e1; --quiet: #b0ada6; --link: #9cc3ff;
        --rule: #48484a; --strong-rule: #e8e6e1; --button: #cfe3e6; --on-button: #10282d;
      }
    }
    *, *::before, *::after { box-sizing: border-box; }
    html { font: 100%/1.5 var(--sans); background: var(--paper); color: var(--ink); }
    body { max-width: 67.5rem; margin: 0 auto; padding: 0 1.25rem 3rem; overflow-wrap: break-word; }
    h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0; font-weight: inherit; font-size: inherit; }
    ul { list-style: none; }
    a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
    img { display: block; max-width: 100%; height: auto; }
    .skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--paper); }
    .skip:focus { left: 1.25rem; }

    .masthead { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline;
      gap: .25rem 2rem; padding: 1.75rem 0 1rem; border-bottom: 3px solid var(--strong-rule); }
    .nameplate { font: 3rem/1.15 var(--serif); letter-spacing: -.01em; }
    .nameplate a { color: inherit; text-decoration: none; }
    .nameplate a:hover { text-decoration: underline; }
    .masthead nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9375rem; }
    .standfirst { padding-top: 1rem; font-size: 1.0625rem; color: var(--quiet); }
    .heading { font: 2.5rem/1.15 var(--serif); padding-top: 2rem; }

    .issue { display: grid; grid-template-columns: 20rem minmax(0, 1fr);
      grid-template-rows: auto auto 1fr; column-gap: 3.5rem; padding-top: 2.5rem;
      grid-template-areas: "cover head" "cover downloads" "cover contents"; }
    .cover { grid-area: cover; align-self: start; }
    .cover img { width: 100%; box-shadow: 0 0 0 1px var(--rule); }
    .head { grid-area: head; }
    .label { font-size: .875rem; font-weight: 600; color: var(--quiet); }
    .head h1, .head h2 { font: 2.5rem/1.15 var(--serif); letter-spacing: -.01em; }
    .head a { color: inherit; text-decoration: none; }
    .head a:hover { text-decoration: underline; text-decoration-thickness: 1px; }
    .extent { padding-top: .25rem; font-size: .9375rem; color: var(--quiet); }
    .downloads { grid-area: downloads; display: flex; flex-wrap: wrap; gap: .75rem; padding: 1rem 0 1.25rem; }
    .downloads a { display: block; height: 100%; padding: .625rem 1.25rem; border: 1.5px solid var(--button);
      border-radius: 4px; color: var(--button); text-decoration: none; font-size: .8125rem; line-height: 1.125rem; }
    .downloads strong { display: block; font-size: .9375rem; line-height: 1.25rem; font-weight: 600; }
    .downloads li:first-child a { background: var(--button); color: var(--on-button); }
    .downloads a:hover { text-decoration: underline; }
    .titles, .contents { grid-area: contents; border-top: 1px solid var(--rule); padding-top: .5rem; }
    .titles div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); column-gap: 1.5rem;
      padding: .125rem 0 .5rem; }
    .titles dt { grid-column: 1; grid-row: 1 / span 50; font-size: .8125rem; line-height: 1.5rem; font-weight: 600; color: var(--quiet); }
    .titles dd { grid-column: 2; font: 1.0625rem/1.5rem var(--serif); }
    .titles dt + dd { grid-row: 1; }

    .department { padding: .5rem 0 1.25rem; }
    .department + .department { border-top: 1px solid var(--rule); }
    .department > h2 { font-size: .8125rem; line-height: 1.5rem; font-weight: 600; color: var(--quiet); }
    .department li { padding: .375rem 0 .5rem; }
    .department li h2, .department li h3 { font: 1.25rem/1.625rem var(--serif); }
    .department li p { font: 1rem/1.5rem var(--serif); }
    .department li .notes { font: .8125rem/1.25rem var(--sans); color: var(--quiet); }

    .earlier { padding-top: 3rem; }
    .earlier > header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline;
      gap: 0 2rem; border-top: 1.5px solid var(--strong-rule); padding: .75rem 0 1rem; }
    .earlier > header h2 { font: 1.5rem/1.75rem var(--serif); }
    .earlier > header p { font-size: .9375rem; }
    .covers { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1.75rem; align-items: start; }
    .covers a { display: block; color: inherit; text-decoration: none; font-size: .8125rem; line-height: 1.25rem; }
    .covers img { width: 100%; margin-bottom: .5rem; box-shadow: 0 0 0 1px var(--rule); }
    .covers a:hover .day { text-decoration: underline; }
    .covers span { display: block; }
    .covers .edition, .covers .number { color: var(--quiet); }
    .covers .blank { aspect-ratio: 2 / 3; margin-bottom: .5rem; padding: .75rem; border: 1px solid var(--rule);
      font: 1.25rem/1.4 var(--serif); }

    .ways { margin-top: 2rem; border-top: 1.5px solid var(--strong-rule); padding-top: .75rem; font-size: .9375rem; }
    .ways ul { display: flex; flex-wrap: wrap; gap: .25rem 2rem; }
    footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: .75rem; font-size: .8125rem;
      color: var(--quiet); }

    @media (max-width: 60rem) {
      .issue { grid-template-columns: 15rem minmax(0, 1fr); column-gap: 2rem; }
    }
    @media (max-width: 45rem) {
      .nameplate { font-size: 2rem; }
      .masthead { padding-top: 1.25rem; }
      .heading, .head h1, .head h2 { font-size: 1.5625rem; line-height: 1.8125rem; }
      .issue { grid-template-columns: 9.375rem minmax(0, 1fr); column-gap: 1.125rem; padding-top: 1.75rem;
        grid-template-areas: "cover head" "downloads downloads" "contents contents"; }
      .downloads { padding-top: 1.25rem; }
      .downloads li { flex: 1 1 40%; }
      .downloads li:first-child { flex-basis: 100%; }
      .covers { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1.25rem 1rem; }
    }
    @media print {
      .masthead nav, .ways, .skip { display: none; }
    }

    """
}
