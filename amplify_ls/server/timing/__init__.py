"""When things are sent: findings that wait for a pause in typing, and requests that wait for their cancellation."""
