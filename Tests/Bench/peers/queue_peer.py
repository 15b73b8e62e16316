"""The queues that users would pick instead of the outbox; prints one JSON line, as outbox-bench does.

queue_peer.py {pgqueuer|procrastinate} install --url U
queue_peer.py ... enqueue --url U --events N     N events in batch calls of 1000, one connection
queue_peer.py ... drain --url U --events N       prefilled, then drained by workers that do nothing
queue_peer.py ... latency --url U --samples N    one event at a time, to an idle worker in its own process
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging

import uvloop
import workers

BATCH = 1000
EVENT = {
    "profile_id": "f12744e7-f4df-202a-41f9-4796f225eea7",
    "kind": "profile.qualified",
    "platform": "linkedin",
    "seq": 0,
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", choices=["pgqueuer", "procrastinate"])
    parser.add_argument("act", choices=["install", "enqueue", "drain", "latency", "worker"])
    parser.add_argument("--url", required=True)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--samples", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10, help="a drain ends after this time at the latest")
    parser.add_argument("--concurrency", type=int, default=1)
    parser.add_argument("--batch", type=int, default=10)
    parser.add_argument("--latency-fd", type=int)
    return parser.parse_args()


async def act(asked: argparse.Namespace) -> dict:
    queue = importlib.import_module(f"{asked.peer}_queue")
    if asked.act == "install":
        await queue.install(asked.url)
        return {"value": 1, "unit": "schema"}
    if asked.act == "enqueue":
        await queue.empty(asked.url)
        return {"value": await queue.enqueue(asked.url, asked.events, BATCH, EVENT), "unit": "events/s"}
    if asked.act == "drain":
        await queue.empty(asked.url)
        await queue.enqueue(asked.url, asked.events, BATCH, EVENT)
        await queue.analyze(asked.url)
        return await workers.drain(asked.peer, asked.url, queue.BEST_DRAIN, asked.seconds)
    await queue.empty(asked.url)
    async with queue.enqueuer(asked.url, EVENT) as enqueue:
        return await workers.latency(asked.peer, asked.url, asked.samples, enqueue)


def main() -> None:
    logging.getLogger("procrastinate").setLevel(logging.ERROR)
    asked = arguments()
    if asked.act == "worker":
        uvloop.run(workers.work(asked))
    else:
        print(json.dumps(uvloop.run(act(asked))), flush=True)


if __name__ == "__main__":
    main()
