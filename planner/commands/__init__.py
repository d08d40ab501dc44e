"""The commands of ``python -m planner``, one file each; `planner.cli` puts them together."""
