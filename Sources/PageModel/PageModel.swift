// PageModel
