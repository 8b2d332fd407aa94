//! A pointer in a list. It follows the thing it points at, not the row: when a live change reorders the list, the scroll
//! moves with it, so that the pointed row keeps its line on the screen.

use std::ops::Range;

/// Where a list stands: the thing pointed at, its row, and the first row shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer<Id> {
    /// The thing pointed at, if the list has any.
    pub id: Option<Id>,
    at: usize,
    top: usize,
}

impl<Id> Default for Pointer<Id> {
    fn default() -> Self {
        Self { id: None, at: 0, top: 0 }
    }
}

/// A step through a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl<Id: Copy + PartialEq> Pointer<Id> {
    /// The pointed row.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Points at a thing; [`Pointer::follow`] finds its row.
    pub fn point_at(&mut self, id: Id) {
        self.id = Some(id);
    }

    /// Moves by one step in a list that shows `height` rows.
    pub fn step(&mut self, step: Step, ids: &[Id], height: usize) {
        let last = ids.len().saturating_sub(1);
        let page = height.saturating_sub(1).max(1);
        self.at = match step {
            Step::Up => self.at.saturating_sub(1),
            Step::Down => (self.at + 1).min(last),
            Step::PageUp => self.at.saturating_sub(page),
            Step::PageDown => (self.at + page).min(last),
            Step::First => 0,
            Step::Last => last,
        };
        self.id = ids.get(self.at).copied();
    }

    /// Finds the pointed thing again after the list changed; the row keeps its line. What is gone leaves the pointer
    /// on the row that took its place.
    pub fn follow(&mut self, ids: &[Id]) {
        let found = self.id.and_then(|id| ids.iter().position(|other| *other == id));
        if let Some(found) = found {
            self.top = (self.top + found).saturating_sub(self.at);
            self.at = found;
        } else {
            self.at = self.at.min(ids.len().saturating_sub(1));
            self.id = ids.get(self.at).copied();
        }
    }

    /// The rows a pane of `height` rows shows.
    pub fn window(&self, len: usize, height: usize) -> Range<usize> {
        let mut top = self.top.min(len.saturating_sub(height));
        if self.at < top {
            top = self.at;
        } else if self.at >= top + height {
            top = self.at + 1 - height.max(1);
        }
        top..len.min(top + height)
    }

    /// Shows the list from its first row again, as far as the pointer allows: after a filter another list is there, and
    /// no line is to be kept.
    pub fn unscroll(&mut self) {
        self.top = 0;
    }

    /// Keeps the scroll where the window is: called after a move, so that the next reorder starts from what is shown.
    pub fn settle(&mut self, len: usize, height: usize) {
        self.top = self.window(len, height).start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_filter_the_list_is_shown_from_its_first_row() {
        let ids: Vec<u32> = (0..40).collect();
        let mut pointer = Pointer { id: Some(3), ..Pointer::default() };
        pointer.follow(&[3]);
        pointer.follow(&ids);
        pointer.unscroll();
        assert_eq!((pointer.at(), pointer.window(40, 10)), (3, 0..10));
    }

    #[test]
    fn the_pointer_follows_the_person_and_the_row_keeps_its_line() {
        let ids: Vec<u32> = (0..40).collect();
        let mut pointer = Pointer { id: Some(20), at: 20, top: 15 };
        let moved: Vec<u32> = (100..103).chain(ids.iter().copied()).collect();
        pointer.follow(&moved);
        assert_eq!((pointer.id, pointer.at()), (Some(20), 23));
        let window = pointer.window(moved.len(), 10);
        assert_eq!(pointer.at() - window.start, 5, "the line on the screen moved");
    }

    #[test]
    fn what_is_gone_leaves_the_pointer_in_place() {
        let mut pointer = Pointer { id: Some(9), at: 2, top: 0 };
        pointer.follow(&[1, 2]);
        assert_eq!((pointer.id, pointer.at()), (Some(2), 1));
        pointer.follow(&[]);
        assert_eq!((pointer.id, pointer.at()), (None, 0));
    }

    #[test]
    fn every_step_stays_inside_and_the_pointer_is_always_shown() {
        for len in 0usize..12 {
            let ids: Vec<usize> = (0..len).collect();
            for height in 1..6 {
                let mut pointer = Pointer::default();
                pointer.follow(&ids);
                for step in
                    [Step::Down, Step::PageDown, Step::Down, Step::PageUp, Step::Last, Step::Up, Step::First, Step::Up]
                {
                    pointer.step(step, &ids, height);
                    pointer.settle(len, height);
                    let window = pointer.window(len, height);
                    assert!(len == 0 || window.contains(&pointer.at()), "{step:?} of {len} in {height}");
                    assert_eq!(pointer.id, ids.get(pointer.at()).copied());
                }
            }
        }
    }
}
