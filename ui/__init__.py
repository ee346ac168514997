"""The window on the office."""
