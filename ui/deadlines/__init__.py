"""The page of everything that waits: as a list, as a month, and what was put off."""
