"""What people read: languages, numbers, dates, sentences."""
