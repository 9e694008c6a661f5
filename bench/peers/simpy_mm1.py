"""M/M/1 at load 0.8 on SimPy: `resource` takes a process a customer, `pair` one that brings and one that serves."""
import random
import sys
import time

import simpy


class Station:
    def __init__(self, env, wanted):
        self.env = env
        self.wanted = wanted
        self.random = random.Random(1)
        self.done = env.event()
        self.served = 0
        self.in_system = 0
        self.last_change = 0.0
        self.area = 0.0

    def change(self, by):
        now = self.env.now
        self.area += self.in_system * (now - self.last_change)
        self.last_change = now
        self.in_system += by

    def leave(self):
        self.change(-1)
        self.served += 1
        if self.served == self.wanted:
            self.done.succeed()


class Resource(Station):
    def start(self):
        self.counter = simpy.Resource(self.env, capacity=1)
        self.env.process(self.arrivals())

    def arrivals(self):
        while True:
            yield self.env.timeout(self.random.expovariate(0.8))
            self.env.process(self.customer())

    def customer(self):
        self.change(+1)
        with self.counter.request() as turn:
            yield turn
            yield self.env.timeout(self.random.expovariate(1.0))
        self.leave()


class Pair(Station):
    def start(self):
        self.wakes = None
        self.env.process(self.arrivals())
        self.env.process(self.server())

    def arrivals(self):
        while True:
            yield self.env.timeout(self.random.expovariate(0.8))
            self.change(+1)
            if self.wakes is not None:
                self.wakes.succeed()
                self.wakes = None

    def server(self):
        while True:
            if self.in_system == 0:
                self.wakes = self.env.event()
                yield self.wakes
            yield self.env.timeout(self.random.expovariate(1.0))
            self.leave()


def main():
    form, customers = sys.argv[1], int(sys.argv[2])
    env = simpy.Environment()
    station = {"resource": Resource, "pair": Pair}[form](env, customers)
    station.start()
    begin = time.process_time()
    env.run(until=station.done)
    took = time.process_time() - begin
    print(f"version={simpy.__version__}")
    print(f"customers={station.served}")
    print(f"mean_in_system={station.area / env.now:.6f}")
    print(f"items_per_second={station.served / took:.1f}")


main()
