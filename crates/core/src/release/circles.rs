//! Order of figures by the conditions between them.

use std::collections::HashMap;

/// Reader of conditions: R. E. Tarjan, “Depth-first search and linear graph algorithms”, *SIAM Journal on Computing* 1
/// (1972), 146–160.
struct Search<P> {
    parents: P,
    /// Order in which each place was reached.
    reached: HashMap<usize, usize>,
    /// Places of which it is not yet known to what group they belong.
    open: Vec<usize>,
    groups: Vec<Vec<usize>>,
}

/// Returns the wanted places and all that they depend on, parents before their children. Places that depend on each other
/// in a circle are one group, all others are groups of one.
pub(super) fn parents_first(
    wanted: impl Iterator<Item = usize>,
    parents: impl Fn(usize) -> Vec<usize>,
) -> Vec<Vec<usize>> {
    let mut search = Search {
        parents,
        reached: HashMap::new(),
        open: Vec::new(),
        groups: Vec::new(),
    };
    for place in wanted {
        if !search.reached.contains_key(&place) {
            search.visit(place);
        }
    }
    search.groups
}

impl<P: Fn(usize) -> Vec<usize>> Search<P> {
    /// Returns the order of the first open place that this one depends on.
    fn visit(&mut self, place: usize) -> usize {
        let own = self.reached.len();
        self.reached.insert(place, own);
        self.open.push(place);
        let mut first = own;
        for parent in (self.parents)(place) {
            match self.reached.get(&parent).copied() {
                None => first = first.min(self.visit(parent)),
                Some(reached) if self.open.contains(&parent) => first = first.min(reached),
                Some(_) => {}
            }
        }
        if first == own
            && let Some(start) = self.open.iter().position(|open| *open == place)
        {
            self.groups.push(self.open.split_off(start));
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_come_first_and_circles_are_groups() {
        let order = |wanted: &[usize], edges: &[(usize, usize)]| {
            let parents = |place: usize| {
                let own = edges.iter().filter(|(child, _)| *child == place);
                own.map(|(_, parent)| *parent).collect()
            };
            parents_first(wanted.iter().copied(), parents)
        };
        assert_eq!(order(&[1, 2, 3], &[]), [[1], [2], [3]]);
        assert_eq!(order(&[1, 2, 3], &[(1, 3), (3, 2)]), [[2], [3], [1]]);
        assert_eq!(order(&[1, 2, 3], &[(1, 2), (2, 1), (2, 3)]), [vec![3], vec![1, 2]]);
        assert_eq!(
            order(&[4, 1], &[(1, 2), (2, 3), (3, 1), (4, 3), (2, 5)]),
            [vec![5], vec![3, 1, 2], vec![4]]
        );
    }
}
