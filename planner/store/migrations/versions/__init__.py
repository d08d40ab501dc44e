"""One file a change of the tables, run in the order of their numbers; a published one is never edited."""
