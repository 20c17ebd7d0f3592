"""What keeps the package true: run by people who change it."""
