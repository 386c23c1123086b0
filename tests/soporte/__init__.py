"""What tests stand on: servers, databases cloned from a template, a browser, real processes."""
