"""What every area's window is made of: lists, forms, wizards, previews, charts. An area declares, the kit draws."""
