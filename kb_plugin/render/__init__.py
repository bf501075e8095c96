"""The knowledge base as pages: content paths with Markdown that any generator can build."""
