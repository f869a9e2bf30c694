"""Pictures as inline SVG: geometry is worked out here, templates draw it, a table says the same beside it."""
