"""The presenter's stage: the board's own parts in large letters, six steps in the order of a meeting, and a key for everything."""
