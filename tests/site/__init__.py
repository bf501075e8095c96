"""The real site, built by MkDocs and opened in Chromium."""
