"""Who is absent or leaves, and institutions that cease to exist: whose work passes to whom."""
