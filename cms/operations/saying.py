def say(line, to=None):
    """Print a line for the person at the terminal at once, even into a pipe."""
    print(line, file=to, flush=True)
