"""Coming in: choosing an office, the password, a new office, the recovery code."""
