"""How long a client tries again."""
from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Patience:
    """How often something is tried again, and how long is waited before: twice as long each time."""

    attempts: int = 10
    """How often it is tried again before the error is told."""
    first: float = 0.1
    """Seconds before the first time."""
    longest: float = 5.0
    """Seconds that are never exceeded."""
    sleep: Callable[[float], None] = time.sleep
    """Waits; tests put another in its place."""

    def wait(self, attempt: int) -> bool:
        """Waits before an attempt, counted from 1; false, at once, where it would be one too many."""
        if attempt > self.attempts:
            return False
        self.sleep(min(self.longest, self.first * 2.0 ** (attempt - 1)))
        return True
