import TestSupport

/// A Cairo with a fault, loaded before the real one.
struct BrokenCairo {
  private let library: PreloadedLibrary

  /// `nil` where there is no C compiler.
  init?() throws {
    guard let library = try PreloadedLibrary(source: BrokenCairo.source) else { return nil }
    self.library = library
  }

  enum Fault: Hashable, Sendable {
    /// Fonts are not in the file, where they are said to be.
    case forgetsFonts
    /// A page cannot be ended, counted from 1.
    case pageWithoutEnd(Int)
    /// Where a text is drawn that these words are in.
    case text(String)
  }

  func run(_ arguments: [String], site: TemporaryFolder, with fault: Fault) throws -> Tool.Run {
    var environment = library.environment
    switch fault {
    case .forgetsFonts: environment["CAIRO_FORGETS_FONTS"] = "1"
    case .pageWithoutEnd(let page): environment["CAIRO_FAILS_AT_PAGE"] = String(page)
    case .text(let words): environment["CAIRO_FAILS_AT_TEXT"] = words
    }
    return try broadsheet(arguments, site: site, environment: environment)
  }

  // To restore what was not saved is a mistake that Cairo never gets over.
  private static let source = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <stdlib.h>
    #include <string.h>

    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

    typedef int (*write_function)(void *, const unsigned char *, unsigned int);
    struct writer { write_function function; void *closure; };

    void cairo_restore(void *context);

    static int write_without_fonts(void *writer, const unsigned char *bytes, unsigned int count) {
      struct writer *real = writer;
      unsigned char *changed = malloc(count);
      if (!changed) return 1;
      memcpy(changed, bytes, count);
      for (unsigned int i = 0; i + 9 <= count; i++)
        if (memcmp(changed + i, "/FontFile", 9) == 0) changed[i + 8] = 'X';
      int status = real->function(real->closure, changed, count);
      free(changed);
      return status;
    }

    void *cairo_pdf_surface_create_for_stream(write_function function, void *closure, double width,
                                              double height) {
      if (getenv("CAIRO_FORGETS_FONTS")) {
        struct writer *writer = malloc(sizeof *writer);
        *writer = (struct writer){function, closure};
        closure = writer;
        function = write_without_fonts;
      }
      return REAL(cairo_pdf_surface_create_for_stream)(function, closure, width, height);
    }

    void cairo_show_page(void *context) {
      static int pages;
      const char *page = getenv("CAIRO_FAILS_AT_PAGE");
      if (page && ++pages == atoi(page)) cairo_restore(context);
      REAL(cairo_show_page)(context);
    }

    void cairo_show_text_glyphs(void *context, const char *text, int length, const void *glyphs,
                                int glyph_count, const void *clusters, int cluster_count, int flags) {
      const char *words = getenv("CAIRO_FAILS_AT_TEXT");
      if (words && memmem(text, length, words, strlen(words))) cairo_restore(context);
      REAL(cairo_show_text_glyphs)
      (context, text, length, glyphs, glyph_count, clusters, cluster_count, flags);
    }
    """#
}
