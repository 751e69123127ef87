"""What `backend.ts` can do with the backend, and the parts of the CDK that it uses."""
