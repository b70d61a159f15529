"""One index per file, each declaring `INDEX`; the registry finds them."""
