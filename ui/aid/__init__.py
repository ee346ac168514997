"""The window of hardship aid: files, rounds, funds."""
