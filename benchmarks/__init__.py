"""What the project is measured with: `python -m benchmarks.reading`. Not part of what is installed."""
