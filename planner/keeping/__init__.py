"""What is kept, with all it stands on: scenarios, changes to a plan, what a file became, projections held against what came."""
