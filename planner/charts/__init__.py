"""A projection in, a plotly figure (or a drawing made of numbers) out."""
