//! The cheapest flow through a network, exact in whole numbers: successive shortest paths with potentials, and many paths
//! at once on the arcs that cost nothing more (Ahuja, Magnanti, Orlin, *Network Flows*, 9.7-9.8: primal-dual). Every cost
//! is at least 0. The potentials at the end prove the answer: `bound` is the value of the dual, and no flow costs less. Not
//! here: what nodes and arcs mean (`flow`).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A node or an arc, by position.
pub(super) type At = u32;

/// Farther than anything.
pub(super) const FAR: i64 = i64::MAX;

#[derive(Clone, Copy, Debug)]
struct Arc {
    from: At,
    to: At,
    room: i32,
    cost: i64,
}

/// A network being drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    nodes: At,
    arcs: Vec<Arc>,
}

impl Draft {
    /// A new node.
    pub(super) fn node(&mut self) -> At {
        self.nodes += 1;
        self.nodes - 1
    }

    /// A new arc that takes up to `room` units at `cost` each; its number, for `Network::used`.
    pub(super) fn arc(&mut self, from: At, to: At, room: i32, cost: i64) -> usize {
        debug_assert!(cost >= 0);
        self.arcs.push(Arc { from, to, room, cost });
        self.arcs.len() - 1
    }

    /// The network, with the arcs of a node side by side in the order in which they were drawn.
    pub(super) fn close(self, source: At, sink: At) -> Network {
        let nodes = self.nodes as usize;
        let mut first = vec![0; nodes + 1];
        for a in &self.arcs {
            first[a.from as usize + 1] += 1;
            first[a.to as usize + 1] += 1;
        }
        for n in 0..nodes {
            first[n + 1] += first[n];
        }
        let ways = self.arcs.len() * 2;
        let (mut next, mut place) = (first.clone(), Vec::with_capacity(self.arcs.len()));
        let (mut head, mut mate, mut cost, mut left) = (vec![0; ways], vec![0; ways], vec![0; ways], vec![0; ways]);
        let mut take = |node: At| {
            next[node as usize] += 1;
            next[node as usize] - 1
        };
        for a in &self.arcs {
            let (out, back) = (take(a.from), take(a.to));
            (head[out as usize], mate[out as usize], cost[out as usize], left[out as usize]) =
                (a.to, back, a.cost, a.room);
            (head[back as usize], mate[back as usize], cost[back as usize]) = (a.from, out, -a.cost);
            place.push(out);
        }
        Network { source, sink, first, head, mate, cost, left, place, potential: vec![0; nodes], arcs: self.arcs }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// As many units as were wanted, or as fit, at this cost.
    Done {
        /// Units sent.
        units: i64,
        /// What they cost.
        cost: i64,
    },
    /// No flow costs less than the limit: given up.
    NotBelow,
}

/// A network with its flow. Way `w` of a node goes to `head[w]`; the way back is `mate[w]`.
#[derive(Clone, Debug)]
pub(super) struct Network {
    source: At,
    sink: At,
    first: Vec<At>,
    head: Vec<At>,
    mate: Vec<At>,
    cost: Vec<i64>,
    left: Vec<i32>,
    place: Vec<At>,
    potential: Vec<i64>,
    arcs: Vec<Arc>,
}

impl Network {
    /// Sends `wanted` units at the least cost; gives up once it is proven that no flow costs less than `limit`.
    pub(super) fn run(&mut self, wanted: i64, limit: i64) -> Run {
        let (mut units, mut cost) = (0, 0);
        let mut search = Search::of(self.potential.len());
        while units < wanted && self.shorten(&mut search) {
            let far = self.potential[self.sink as usize] - self.potential[self.source as usize];
            // paths never become shorter: the rest costs at least this much
            if cost + (wanted - units) * far >= limit {
                return Run::NotBelow;
            }
            let sent = self.block(&mut search, wanted - units);
            units += sent;
            cost += sent * far;
        }
        Run::Done { units, cost }
    }

    /// Units on an arc.
    pub(super) fn used(&self, arc: usize) -> i32 {
        self.left[self.mate[self.place[arc] as usize] as usize]
    }

    /// A lower bound of what any flow of so many units costs: the dual value of the potentials.
    pub(super) fn bound(&self, units: i64) -> i64 {
        let p = &self.potential;
        let far = p[self.sink as usize] - p[self.source as usize];
        let gains = self.arcs.iter().map(|a| {
            let reduced = a.cost + p[a.from as usize] - p[a.to as usize];
            i64::from(a.room) * reduced.min(0)
        });
        units * far + gains.sum::<i64>()
    }

    /// What one more unit would cost from each node to the sink; `FAR`: no way. One search backwards from the sink.
    pub(super) fn to_sink(&self) -> Vec<i64> {
        let p = &self.potential;
        let mut dist = vec![FAR; p.len()];
        let mut heap = BinaryHeap::new();
        dist[self.sink as usize] = 0;
        heap.push(Reverse((0, self.sink)));
        while let Some(Reverse((d, v))) = heap.pop() {
            if d > dist[v as usize] {
                continue;
            }
            for w in self.ways(v) {
                let (u, inward) = (self.head[w], self.mate[w] as usize);
                let near = d + self.cost[inward] + p[u as usize] - p[v as usize];
                if self.left[inward] > 0 && near < dist[u as usize] {
                    dist[u as usize] = near;
                    heap.push(Reverse((near, u)));
                }
            }
        }
        let sink = p[self.sink as usize];
        dist.iter().zip(p).map(|(d, p)| if *d == FAR { FAR } else { d - p + sink }).collect()
    }

    fn ways(&self, node: At) -> std::ops::Range<usize> {
        self.first[node as usize] as usize..self.first[node as usize + 1] as usize
    }

    /// Lowers every potential by the distance from the source, up to that of the sink; whether the sink can be reached.
    fn shorten(&mut self, s: &mut Search) -> bool {
        s.dist.fill(FAR);
        s.settled.fill(false);
        s.heap.clear();
        s.near.clear();
        s.dist[self.source as usize] = 0;
        s.near.push(self.source);
        let mut d = 0;
        let far = 'search: loop {
            while let Some(u) = s.near.pop() {
                if std::mem::replace(&mut s.settled[u as usize], true) {
                    continue;
                }
                if u == self.sink {
                    break 'search d;
                }
                let here = d + self.potential[u as usize];
                for w in self.ways(u) {
                    let v = self.head[w];
                    if self.left[w] == 0 {
                        continue;
                    }
                    let to = here + self.cost[w] - self.potential[v as usize];
                    if to < s.dist[v as usize] {
                        s.dist[v as usize] = to;
                        if to == d { s.near.push(v) } else { s.heap.push(Reverse((to, v))) }
                    }
                }
            }
            match s.heap.pop() {
                None => return false,
                Some(Reverse((to, u))) => {
                    if to == s.dist[u as usize] && !s.settled[u as usize] {
                        d = to;
                        s.near.push(u);
                    }
                }
            }
        };
        if far > 0 {
            for (p, d) in self.potential.iter_mut().zip(&s.dist) {
                *p += (*d).min(far);
            }
        }
        true
    }

    /// Sends units along ways that cost nothing more, each node's ways looked at once; how many were sent.
    fn block(&mut self, s: &mut Search, most: i64) -> i64 {
        s.next.copy_from_slice(&self.first[..self.potential.len()]);
        s.on_path.fill(false);
        let mut sent = 0;
        while sent < most {
            s.path.clear();
            let mut u = self.source;
            loop {
                s.on_path[u as usize] = true;
                if u == self.sink {
                    break;
                }
                match self.onward(s, u) {
                    Some(w) => {
                        s.path.push(w as At);
                        u = self.head[w];
                    }
                    None => {
                        // a dead end stays marked; the way that led here is passed
                        let Some(w) = s.path.pop() else { return sent };
                        u = self.head[self.mate[w as usize] as usize];
                        s.next[u as usize] += 1;
                    }
                }
            }
            s.on_path[self.source as usize] = false;
            for w in &s.path {
                self.left[*w as usize] -= 1;
                self.left[self.mate[*w as usize] as usize] += 1;
                s.on_path[self.head[*w as usize] as usize] = false;
            }
            sent += 1;
        }
        sent
    }

    /// The next way out of a node that has room, costs nothing more and closes no circle.
    fn onward(&self, s: &mut Search, u: At) -> Option<usize> {
        let end = self.first[u as usize + 1];
        while s.next[u as usize] < end {
            let w = s.next[u as usize] as usize;
            let v = self.head[w];
            let free = self.cost[w] + self.potential[u as usize] == self.potential[v as usize];
            if self.left[w] > 0 && free && !s.on_path[v as usize] {
                return Some(w);
            }
            s.next[u as usize] += 1;
        }
        None
    }
}

/// Room to search in, made once a run.
struct Search {
    dist: Vec<i64>,
    settled: Vec<bool>,
    heap: BinaryHeap<Reverse<(i64, At)>>,
    /// Nodes at the distance being settled.
    near: Vec<At>,
    next: Vec<At>,
    /// Nodes on the path, and dead ends.
    on_path: Vec<bool>,
    path: Vec<At>,
}

impl Search {
    fn of(nodes: usize) -> Search {
        Search {
            dist: vec![FAR; nodes],
            settled: vec![false; nodes],
            heap: BinaryHeap::new(),
            near: Vec::new(),
            next: vec![0; nodes],
            on_path: vec![false; nodes],
            path: Vec::new(),
        }
    }
}
