import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection

from bench.figures import compared, conditions, figures, flat
from bench.pages import FLOOR, LISTS, pages
from bench.people import everybody
from bench.rounds import floor_of, measure
from bench.taking_time import take_time
from bench.ten_times import multiply


class Command(BaseCommand):
    help = "Open every page of the bench in this database, which it leaves changed."

    def add_arguments(self, parser):
        parser.add_argument("--into", type=Path, required=True, help="the file for the figures")
        parser.add_argument("--rounds", type=int, default=15)
        parser.add_argument("--only", default="", help="pages whose names begin so")
        parser.add_argument("--no-ten-times", action="store_true")

    def handle(self, *, into, rounds, only, no_ten_times, **options):
        people, opened, before = everybody(), _chosen(only), conditions()
        cells = measure(people, opened, rounds, self._say)
        floor = floor_of(cells)
        found = {
            "database": connection.vendor,
            "conditions": before,
            "rounds": rounds,
            "floor_ms": round(floor * 1000, 2),
            "cells": figures(cells, floor),
            "flat": flat(cells),
            "ten_times": [] if no_ten_times else self._ten_times(people, opened, cells, rounds),
        }
        into.write_text(json.dumps(found, indent=1), encoding="utf-8")

    def _ten_times(self, people, opened, cells, rounds):
        take_time()
        multiply(self._say)
        lists = [page for page in opened if page.name in {FLOOR, *LISTS}]
        return compared(cells, measure(people, lists, rounds, self._say))

    def _say(self, line):
        sys.stderr.write(f"\r{line[:70]:<70}")
        sys.stderr.flush()


def _chosen(only):
    return [page for page in pages() if page.name == FLOOR or page.name.startswith(only)]
