"""Files become values: text with places, defects instead of exceptions, nothing lost."""
