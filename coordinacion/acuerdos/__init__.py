"""What is agreed and who does what by when."""
