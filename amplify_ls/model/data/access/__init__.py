"""What authorization rules mean: whom they apply to, and which authorization modes they need."""
