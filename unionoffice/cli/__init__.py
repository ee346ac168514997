"""The command line: every act of the window, for scripts and tests (contract in ARCHITECTURE.md)."""
