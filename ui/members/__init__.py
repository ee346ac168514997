"""The window on members: the list, the forms, the papers."""
