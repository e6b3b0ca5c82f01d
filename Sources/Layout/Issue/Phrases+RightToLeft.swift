internal import Articles

// Arabic, Hebrew and Persian.
extension Phrases {
  static let arabic = Phrases(
    takeaways: "أبرز النقاط",
    contents: "المحتويات",
    cover: "الغلاف",
    notes: "الهوامش",
    colophon: "عن هذا العدد",
    previous: "السابق",
    next: "التالي",
    backToText: "العودة إلى النص",
    picture: "صورة",
    page: "صفحة",
    article: "مقال",
    readOnline: "اقرأ على الموقع",
    continued: "التتمة في الصفحة {page}",
    from: "تتمة الصفحة {page}",
    inBrief: "باختصار",
    by: "بقلم {name}",
    and: " و",
    number: "العدد {number}",
    minutes: "{count} د",
    words: "{count} كلمة",
    publisher: "الناشر",
    editor: "المحرّر",
    rights: "الحقوق",
    cards: [
      .video: "مقطع مرئي", .audio: "مقطع صوتي", .post: "منشور", .picture: "صورة",
      .document: "مستند", .page: "صفحة",
    ],
    dates: DatePatterns(
      date: "{d} {M} {y}",
      longDate: "{W} {d} {M} {y}",
      month: "{M} {y}",
      daysOfMonth: "من {d} إلى |{d} {M} {y}",
      daysOfYear: "من {d} {M} إلى |{d} {M} {y}",
      daysOfYears: "من {d} {M} {y} إلى |{d} {M} {y}",
      months: [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
        "نوفمبر", "ديسمبر",
      ],
      weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
      groupSeparator: ","
    )
  )

  static let hebrew = Phrases(
    takeaways: "עיקרי הדברים",
    contents: "תוכן העניינים",
    cover: "שער",
    notes: "הערות",
    colophon: "על הגיליון",
    previous: "הקודם",
    next: "הבא",
    backToText: "חזרה לטקסט",
    picture: "תמונה",
    page: "עמוד",
    article: "מאמר",
    readOnline: "לקריאה באתר",
    continued: "המשך בעמוד {page}",
    from: "המשך מעמוד {page}",
    inBrief: "בקצרה",
    by: "מאת {name}",
    and: " ו",
    number: "גיליון {number}",
    minutes: "{count} דק׳",
    words: "{count} מילים",
    publisher: "מוציא לאור",
    editor: "עריכה",
    rights: "זכויות",
    cards: [
      .video: "סרטון", .audio: "הקלטה", .post: "פוסט", .picture: "תמונה", .document: "מסמך",
      .page: "דף",
    ],
    dates: DatePatterns(
      date: "{d} ב{M} {y}",
      longDate: "{W}, {d} ב{M} {y}",
      month: "{M} {y}",
      daysOfMonth: "{d} עד |{d} ב{M} {y}",
      daysOfYear: "{d} ב{M} עד |{d} ב{M} {y}",
      daysOfYears: "{d} ב{M} {y} עד |{d} ב{M} {y}",
      months: [
        "ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר",
        "נובמבר", "דצמבר",
      ],
      weekdays: ["יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון"],
      groupSeparator: ","
    )
  )

  static let persian = Phrases(
    takeaways: "نکته‌های مهم",
    contents: "فهرست",
    cover: "جلد",
    notes: "پانوشت‌ها",
    colophon: "دربارهٔ این شماره",
    previous: "پیشین",
    next: "بعدی",
    backToText: "بازگشت به متن",
    picture: "تصویر",
    page: "صفحهٔ",
    article: "مقاله",
    readOnline: "خواندن در وبگاه",
    continued: "ادامه در صفحهٔ {page}",
    from: "ادامه از صفحهٔ {page}",
    inBrief: "کوتاه",
    by: "نوشتهٔ {name}",
    and: " و ",
    number: "شمارهٔ {number}",
    minutes: "{count} دقیقه",
    words: "{count} واژه",
    publisher: "ناشر",
    editor: "سردبیر",
    rights: "حقوق",
    cards: [
      .video: "ویدئو", .audio: "صدا", .post: "فرسته", .picture: "تصویر", .document: "سند",
      .page: "صفحه",
    ],
    dates: DatePatterns(
      date: "{d} {M} {y}",
      longDate: "{W} {d} {M} {y}",
      month: "{M} {y}",
      daysOfMonth: "{d} تا |{d} {M} {y}",
      daysOfYear: "{d} {M} تا |{d} {M} {y}",
      daysOfYears: "{d} {M} {y} تا |{d} {M} {y}",
      months: [
        "ژانویهٔ", "فوریهٔ", "مارس", "آوریل", "مهٔ", "ژوئن", "ژوئیهٔ", "اوت", "سپتامبر", "اکتبر",
        "نوامبر", "دسامبر",
      ],
      weekdays: ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"],
      groupSeparator: ","
    )
  )
}
