"""Files received and produced: the upload gate, storage, the batch and the printed forms."""
