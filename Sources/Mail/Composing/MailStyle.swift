/// How a mail looks: sizes in pixels, as mail programs take nothing else for sure.
enum MailStyle {
  private static let serif =
    "font-family:Charter,'Bitstream Charter','Charis SIL',Georgia,'Times New Roman',serif;"
  private static let sans =
    "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
  private static let grey = "color:#555555;"

  static let ground = "margin:0;padding:0;background-color:#ffffff;"
  static let column =
    "max-width:600px;margin:0 auto;padding:32px 20px 40px;color:#161616;text-align:start;" + serif
  static let name = "margin:0;font-size:32px;line-height:40px;font-weight:700;"
  static let dateline = "margin:4px 0 0;font-size:13px;line-height:20px;" + grey + sans
  static let bar = "margin:14px 0 18px;border:0;border-top:3px solid #161616;"
  static let introduction = "margin:0 0 26px;font-size:17px;line-height:26px;"
  static let department =
    "margin:26px 0 0;padding-top:12px;border-top:1px solid #c8c8c8;font-size:13px;line-height:20px;"
    + "font-weight:600;" + grey + sans
  /// Where stories without a department follow some with one.
  static let rule =
    "margin:26px 0 0;border-top:1px solid #c8c8c8;font-size:1px;line-height:1px;" + grey
  static let story = "margin:16px 0 0;"
  static let leadTitle = "margin:0;font-size:26px;line-height:32px;font-weight:700;"
  static let title = "margin:0;font-size:18px;line-height:24px;font-weight:700;"
  static let description = "margin:3px 0 0;font-size:16px;line-height:24px;"
  static let meta = "margin:4px 0 0;font-size:13px;line-height:20px;" + grey + sans
  static let takeaways =
    "margin:22px 0 26px;padding:0 16px;border:solid #161616;border-width:0 0 0 3px;"
  static let takeawaysTitle =
    "margin:0 0 5px;font-size:13px;line-height:20px;font-weight:600;" + sans
  static let takeaway = "margin:0 0 6px;font-size:16px;line-height:23px;"
  static let foot =
    "margin:26px 0 0;padding-top:14px;border-top:1px solid #c8c8c8;font-size:13px;line-height:20px;"
    + grey + sans
  static let footLine = "margin:0;"
  static let link = "color:#1a4480;"

  /// Colours for the dark: rules of the head stand above an element's own style only when they insist.
  static let dark = """
    @media (prefers-color-scheme: dark) {
    .ground{background-color:#1c1c1e !important}
    .text{color:#e8e6e1 !important}
    .grey{color:#b0ada6 !important}
    .link{color:#9cc3ff !important}
    .rule{border-color:#48484a !important}
    .bar{border-color:#e8e6e1 !important}
    }
    """
}
