"""The only part of the planner that knows Streamlit: widgets in, a frozen Scenario out; results in, a page out."""
