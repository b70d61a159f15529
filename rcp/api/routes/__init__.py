"""One list of addresses for each room of the API."""
