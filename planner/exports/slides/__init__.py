"""The slides: one finding each, with charts that stay editable."""
