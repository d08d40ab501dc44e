"""Read a plan folder and its scenarios, and report everything that is wrong with them at once."""
