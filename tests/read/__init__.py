"""Reading: text becomes values with places."""
