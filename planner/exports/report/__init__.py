"""The report, in Word and in PDF: the same words and numbers, laid out as an office lays them out."""
