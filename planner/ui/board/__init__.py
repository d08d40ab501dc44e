"""The live board: levers and the hot chart in one component, so that everything on it moves while a lever is dragged."""
