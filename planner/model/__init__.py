"""Project, solve, compare: numpy and scipy, data in and data out."""
