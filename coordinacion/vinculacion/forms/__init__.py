"""What the verbs of meetings and tables ask for, and the filters of their lists."""
