"""What every benchmark shares: a throwaway Postgres, processes, rounds and the report."""
