"""`python -m unionoffice` is the command line."""

from unionoffice.cli.__main__ import main

main()
