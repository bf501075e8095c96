"""What a page is about in one sentence, for the lists of search engines and shared links."""

from __future__ import annotations

from kb_plugin import layout

_OF_PAGES = {
    layout.INCIDENTS: "All incidents, newest first, with severity, duration, systems and factors.",
    layout.SYSTEMS: "All systems: who runs them, what they depend on, what happened to them.",
    layout.FACTORS: "Contributing factors by group, with how often each played a part.",
    layout.MATRIX: "Which contributing factors have met which systems, and how often.",
    layout.LESSONS: "Every lesson in the words of those who learned it, by system and by factor.",
    layout.WORK_AS_DONE: "Work as it was imagined beside work as it is done, across all incidents.",
    layout.FOLLOW_UP: "Every action: who proposed it, who owns it, its state and its age.",
    layout.PATHS: "Incidents to read in order, each with why it is worth reading.",
    layout.SEARCH: "Find incidents by words, system, factor, severity, year and detection.",
    layout.SEEN_BEFORE: "Paste an alert, an error or symptoms, and see which incidents are alike.",
}
_OF_FOLDERS = {
    "systems/": "{}: its incidents, the conditions that recur there, lessons and open follow-up.",
    "factors/": "{}: what it looks like from inside, and the incidents it played a part in.",
    "paths/": "{}: incidents to read in order, each with why it is worth reading.",
}


def description(uri: str, title: str) -> str | None:
    """Return a sentence about a generated page, or None where the site's own has to do."""
    if uri in _OF_PAGES:
        return _OF_PAGES[uri]
    folder = next((one for one in _OF_FOLDERS if uri.startswith(one)), None)
    return _OF_FOLDERS[folder].format(title) if folder else None
