"""Values and pages as readers see them."""
