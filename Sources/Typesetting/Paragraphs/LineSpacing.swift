/// How a line's letters and spaces are altered so that it fills its measure.
struct LineSpacing {
  /// The horizontal scale of all glyphs.
  var stretch = 1.0
  /// Added between letters, in ems.
  var tracking = 0.0
  /// How much of their own stretch, or shrink when negative, spaces are given.
  var ratio = 0.0

  static let natural = LineSpacing()
}

extension LineSpacing {
  /// What a line has that can be altered, in points.
  struct Elasticity {
    var natural = 0.0
    var stretch = 0.0
    var shrink = 0.0
    var letters = 0.0
    /// The sizes of all letters after which there may be more room.
    var gaps = 0.0
    /// That there are words of more than one piece; a line of one word is left as it is.
    var hasSpaces: Bool { stretch > 0 }
  }

  /// The alteration that makes a line of this elasticity `width` wide.
  init(filling width: Double, _ line: Elasticity, rules: JustificationRules) {
    let slack = width - line.natural
    if slack >= 0 {
      self.init(widening: line, by: slack, rules: rules)
    } else {
      self.init(narrowing: line, by: -slack, rules: rules)
    }
  }

  private init(widening line: Elasticity, by slack: Double, rules: JustificationRules) {
    self.init()
    guard line.hasSpaces else { return }
    let all = line.stretch + line.letters * rules.expansion + line.gaps * rules.tracking
    let share = min(slack / all, 1)
    stretch = 1 + (share * rules.expansion * Self.steps).rounded() / Self.steps
    tracking = share * rules.tracking
    let forSpaces = slack - line.letters * (stretch - 1)
    if line.gaps > 0, rules.tracking > 0 {
      let wanted = (forSpaces - Self.loose * line.stretch) / line.gaps
      tracking = max(tracking, min(wanted, Self.mostTracking))
    }
    let rest = forSpaces - line.gaps * tracking
    ratio = Self.ratio(of: rest, in: line)
  }

  private init(narrowing line: Elasticity, by excess: Double, rules: JustificationRules) {
    self.init()
    guard excess > 0.0005 else { return }
    let all = line.shrink + line.letters * rules.expansion + line.gaps * rules.tracking
    guard all > 0 else { return }
    let share = min(excess / all, 1)
    // Rather a little more than too little, for spaces cannot give way any further.
    stretch = 1 - (share * rules.expansion * Self.steps).rounded(.up) / Self.steps
    tracking = -share * rules.tracking
    var rest = excess - line.letters * (1 - stretch) + line.gaps * tracking
    if line.shrink > 0 {
      ratio = Self.ratio(of: -rest, in: line)
    } else if line.letters > 0 {
      // Nothing but a word that is too wide by a hair: its letters give way.
      rest = max(rest, 0)
      stretch = max(stretch - rest / line.letters, Self.narrowest)
    }
  }

  private static func ratio(of rest: Double, in line: Elasticity) -> Double {
    if rest < 0 { return line.shrink > 0 ? rest / line.shrink : 0 }
    return line.stretch > 0 ? rest / line.stretch : 0
  }

  /// In steps of half a hundredth, so that a page has few scales of a face: Cairo measures the glyphs of each anew.
  private static let steps = 200.0

  // Before spaces grow beyond 1.6 times their width, letters are spaced a little.
  private static let loose = 1.2
  private static let mostTracking = 0.02
  private static let narrowest = 0.96
}
