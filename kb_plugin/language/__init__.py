"""What a sentence says about people: rules of thumb for English, pure functions over text.

`sentences` finds them, `people` knows words for persons, `subject` tells whom a verb is about, and
one module for each bias holds its families of phrases. Nothing here knows files or findings.
"""
