"""The page 设置: the office, its officers, rules, printers, backups, what was printed and done, the file, the program."""
