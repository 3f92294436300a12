"""What opens strangers' files; runs only as a child process of `cms.media.sandbox` (SR-37).

Nothing here imports Django: a child starts in a tenth of a second and has no database, no
settings and no secrets to lose.
"""
