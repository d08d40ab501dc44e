"""The line to the server: watched in the browser on every page, and said when it is down."""
