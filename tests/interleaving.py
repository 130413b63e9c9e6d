"""How often editors take turns at random: 300 times, or as INTERLEAVINGS says (once: 10,000)."""

import os

from hypothesis import HealthCheck, settings

IN_TURN = settings(
    max_examples=int(os.environ.get("INTERLEAVINGS") or 300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
EDITORS = ("desk", "phone", "home")
