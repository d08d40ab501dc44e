"""A grammar of the sheets in which Vietnamese provincial offices send figures, and a judge of what is read.

Every file that is drawn comes with its truth: the figures that it really states, each with its cell. The
grammar knows nothing of how files are read; the judge knows the engine only by what anybody gets from it:
proposed figures, questions, problems, rows that were passed over.

    .venv/bin/python -m tests.catalog.intake.grammar 500        # the table over five hundred files
"""
