/// Emoji by the names that GitHub gave them, the ones most used.
enum Emoji {
  private static let longestName = 40

  /// The text with `:smile:` and the like replaced; unknown names stay.
  static func replacingNames(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      result += rest[..<colon]
      let name = rest[(colon + 1)...].prefix(longestName).prefix(while: isName)
      if rest.indices.contains(name.endIndex), rest[name.endIndex] == UInt8(ascii: ":"),
        let emoji = characters[name.string]
      {
        result += emoji.utf8
        rest = rest[(name.endIndex + 1)...]
      } else {
        result.append(rest[colon])
        rest = rest[(colon + 1)...]
      }
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || "_+-".utf8.contains(byte)
  }

  // swift-format-ignore: one pair a line would make this the longest file of all
  private static let characters: [String: String] = [
    "smile": "😄", "smiley": "😃", "grinning": "😀", "grin": "😁", "laughing": "😆",
    "satisfied": "😆", "joy": "😂", "rofl": "🤣", "slightly_smiling_face": "🙂",
    "upside_down_face": "🙃", "wink": "😉", "blush": "😊", "innocent": "😇", "heart_eyes": "😍",
    "kissing_heart": "😘", "yum": "😋", "stuck_out_tongue": "😛",
    "stuck_out_tongue_winking_eye": "😜", "thinking": "🤔", "neutral_face": "😐",
    "expressionless": "😑", "no_mouth": "😶", "smirk": "😏", "unamused": "😒", "roll_eyes": "🙄",
    "grimacing": "😬", "relieved": "😌", "pensive": "😔", "sleepy": "😪", "sleeping": "😴",
    "mask": "😷", "sunglasses": "😎", "nerd_face": "🤓", "confused": "😕", "worried": "😟",
    "frowning": "☹️", "open_mouth": "😮", "astonished": "😲", "flushed": "😳", "cry": "😢",
    "sob": "😭", "scream": "😱", "disappointed": "😞", "sweat": "😓", "sweat_smile": "😅",
    "weary": "😩", "tired_face": "😫", "angry": "😠", "rage": "😡", "skull": "💀", "hankey": "💩",
    "poop": "💩", "clown_face": "🤡", "ghost": "👻", "alien": "👽", "robot": "🤖",
    "see_no_evil": "🙈", "hear_no_evil": "🙉", "speak_no_evil": "🙊", "heart": "❤️",
    "orange_heart": "🧡", "yellow_heart": "💛", "green_heart": "💚", "blue_heart": "💙",
    "purple_heart": "💜", "black_heart": "🖤", "broken_heart": "💔", "sparkling_heart": "💖",
    "two_hearts": "💕", "100": "💯", "boom": "💥", "collision": "💥", "sweat_drops": "💦",
    "dash": "💨", "zzz": "💤", "wave": "👋", "raised_hand": "✋", "hand": "✋", "ok_hand": "👌",
    "v": "✌️", "crossed_fingers": "🤞", "point_left": "👈", "point_right": "👉", "point_up": "☝️",
    "point_up_2": "👆", "point_down": "👇", "+1": "👍", "thumbsup": "👍", "-1": "👎",
    "thumbsdown": "👎", "fist": "✊", "punch": "👊", "clap": "👏", "raised_hands": "🙌",
    "open_hands": "👐", "handshake": "🤝", "pray": "🙏", "muscle": "💪", "eyes": "👀", "brain": "🧠",
    "baby": "👶", "man": "👨", "woman": "👩", "family": "👪", "dog": "🐶", "cat": "🐱", "mouse": "🐭",
    "fox_face": "🦊", "bear": "🐻", "panda_face": "🐼", "unicorn": "🦄", "pig": "🐷", "frog": "🐸",
    "monkey": "🐒", "chicken": "🐔", "penguin": "🐧", "bird": "🐦", "bug": "🐛", "bee": "🐝",
    "butterfly": "🦋", "snail": "🐌", "turtle": "🐢", "snake": "🐍", "octopus": "🐙", "crab": "🦀",
    "whale": "🐳", "dolphin": "🐬", "fish": "🐟", "rose": "🌹", "sunflower": "🌻", "tulip": "🌷",
    "cherry_blossom": "🌸", "seedling": "🌱", "evergreen_tree": "🌲", "four_leaf_clover": "🍀",
    "maple_leaf": "🍁", "apple": "🍎", "lemon": "🍋", "banana": "🍌", "strawberry": "🍓",
    "avocado": "🥑", "pizza": "🍕", "hamburger": "🍔", "cake": "🍰", "birthday": "🎂", "cookie": "🍪",
    "coffee": "☕", "tea": "🍵", "beer": "🍺", "beers": "🍻", "wine_glass": "🍷",
    "earth_africa": "🌍", "earth_americas": "🌎", "earth_asia": "🌏", "globe_with_meridians": "🌐",
    "mountain": "⛰️", "house": "🏠", "office": "🏢", "school": "🏫", "car": "🚗", "bus": "🚌",
    "bike": "🚲", "airplane": "✈️", "rocket": "🚀", "ship": "🚢", "anchor": "⚓",
    "construction": "🚧", "hourglass": "⌛", "watch": "⌚", "alarm_clock": "⏰", "sunny": "☀️",
    "cloud": "☁️", "umbrella": "☔", "snowflake": "❄️", "zap": "⚡", "fire": "🔥", "rainbow": "🌈",
    "ocean": "🌊", "star": "⭐", "star2": "🌟", "sparkles": "✨", "tada": "🎉", "confetti_ball": "🎊",
    "balloon": "🎈", "gift": "🎁", "christmas_tree": "🎄", "jack_o_lantern": "🎃", "trophy": "🏆",
    "medal_sports": "🏅", "soccer": "⚽", "basketball": "🏀", "dart": "🎯", "video_game": "🎮",
    "art": "🎨", "musical_note": "🎵", "notes": "🎶", "microphone": "🎤", "headphones": "🎧",
    "guitar": "🎸", "phone": "☎️", "telephone": "☎️", "iphone": "📱", "computer": "💻",
    "keyboard": "⌨️", "floppy_disk": "💾", "cd": "💿", "camera": "📷", "movie_camera": "🎥",
    "tv": "📺", "mag": "🔍", "bulb": "💡", "flashlight": "🔦", "book": "📖", "books": "📚",
    "newspaper": "📰", "bookmark": "🔖", "label": "🏷️", "moneybag": "💰", "dollar": "💵",
    "credit_card": "💳", "email": "📧", "envelope": "✉️", "inbox_tray": "📥", "outbox_tray": "📤",
    "package": "📦", "mailbox": "📫", "memo": "📝", "pencil": "📝", "pencil2": "✏️",
    "briefcase": "💼", "file_folder": "📁", "calendar": "📆", "date": "📅",
    "chart_with_upwards_trend": "📈", "chart_with_downwards_trend": "📉", "bar_chart": "📊",
    "clipboard": "📋", "pushpin": "📌", "paperclip": "📎", "scissors": "✂️", "lock": "🔒",
    "unlock": "🔓", "key": "🔑", "hammer": "🔨", "wrench": "🔧", "gear": "⚙️", "link": "🔗",
    "microscope": "🔬", "telescope": "🔭", "pill": "💊", "recycle": "♻️", "warning": "⚠️",
    "no_entry": "⛔", "no_entry_sign": "🚫", "x": "❌", "white_check_mark": "✅",
    "heavy_check_mark": "✔️", "ballot_box_with_check": "☑️", "question": "❓",
    "exclamation": "❗", "heavy_exclamation_mark": "❗", "bangbang": "‼️", "heavy_plus_sign": "➕",
    "arrow_right": "➡️", "arrow_left": "⬅️", "arrow_up": "⬆️", "arrow_down": "⬇️",
    "information_source": "ℹ️", "copyright": "©️", "registered": "®️", "tm": "™️",
    "checkered_flag": "🏁", "triangular_flag_on_post": "🚩", "us": "🇺🇸", "gb": "🇬🇧", "fr": "🇫🇷",
    "de": "🇩🇪", "es": "🇪🇸", "jp": "🇯🇵", "cn": "🇨🇳",
  ]
}
