//! Records by number and by id: numbers stay while a record is there, and are used again when it went.

/// Something with an id.
pub(super) trait Identified {
    type Id: Ord;

    fn id(&self) -> &Self::Id;
}

/// Records by number, which can be looked up and listed by id.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbered<T> {
    slots: Vec<Option<T>>,
    /// Numbers that nothing has.
    free: Vec<usize>,
    /// Numbers in use, by id.
    by_id: Vec<usize>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
            by_id: Vec::new(),
        }
    }
}

impl<T: Identified> Numbered<T> {
    /// None yet, with room for so many.
    pub fn with_capacity(n: usize) -> Self {
        Self {
            slots: Vec::with_capacity(n),
            free: Vec::new(),
            by_id: Vec::with_capacity(n),
        }
    }

    /// Adds a record whose id comes after all there are, to records of which none ever went, and returns its number.
    pub fn append(&mut self, record: T) -> usize {
        let at = self.slots.len();
        debug_assert!(
            self.free.is_empty()
                && self
                    .by_id
                    .last()
                    .and_then(|last| self.get(*last))
                    .is_none_or(|last| last.id() < record.id())
        );
        self.slots.push(Some(record));
        self.by_id.push(at);
        at
    }

    pub fn get(&self, at: usize) -> Option<&T> {
        self.slots.get(at)?.as_ref()
    }

    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        self.slots.get_mut(at)?.as_mut()
    }

    /// One more than the largest number ever in use.
    pub fn n_slots(&self) -> usize {
        self.slots.len()
    }

    /// Numbers in use, by id.
    pub fn by_id(&self) -> &[usize] {
        &self.by_id
    }

    pub fn index(&self, id: &T::Id) -> Option<usize> {
        let place = self.place(&self.by_id, id).ok()?;
        Some(self.by_id[place])
    }

    /// Adds a record with a new id and returns its number.
    pub fn insert(&mut self, record: T) -> usize {
        let at = self.free.pop().unwrap_or(self.slots.len());
        if at == self.slots.len() {
            self.slots.push(Some(record));
        } else {
            self.slots[at] = Some(record);
        }
        let mut by_id = std::mem::take(&mut self.by_id);
        self.list(&mut by_id, at);
        self.by_id = by_id;
        at
    }

    pub fn remove(&mut self, at: usize) -> Option<T> {
        let mut by_id = std::mem::take(&mut self.by_id);
        self.unlist(&mut by_id, at);
        self.by_id = by_id;
        let record = self.slots.get_mut(at)?.take()?;
        self.free.push(at);
        Some(record)
    }

    /// Adds the record's number to a list by id.
    pub fn list(&self, listed: &mut Vec<usize>, at: usize) {
        let Some(record) = self.get(at) else {
            return;
        };
        // A board is mostly read in this order, so that the end is the place.
        let last = listed.last().and_then(|last| self.get(*last));
        if last.is_none_or(|last| last.id() < record.id()) {
            listed.push(at);
        } else if let Err(place) = self.place(listed, record.id()) {
            listed.insert(place, at);
        }
    }

    /// Takes the record's number off a list by id.
    pub fn unlist(&self, listed: &mut Vec<usize>, at: usize) {
        let place = self.get(at).map(|record| self.place(listed, record.id()));
        if let Some(Ok(place)) = place {
            listed.remove(place);
        }
    }

    /// Numbers the records by id again, without gaps. Returns the new numbers by the old ones; `None` where all have
    /// them already.
    pub fn renumber(&mut self) -> Option<Vec<usize>> {
        let is_by_id = self
            .by_id
            .iter()
            .enumerate()
            .all(|(place, at)| place == *at);
        if is_by_id && self.free.is_empty() {
            return None;
        }
        let mut numbers = vec![usize::MAX; self.slots.len()];
        let mut slots = Vec::with_capacity(self.by_id.len());
        for (place, at) in self.by_id.iter_mut().enumerate() {
            numbers[*at] = place;
            slots.push(self.slots[*at].take());
            *at = place;
        }
        self.slots = slots;
        self.free.clear();
        Some(numbers)
    }

    /// All records, by number.
    pub fn records_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.slots.iter_mut().flatten()
    }

    fn place(&self, listed: &[usize], id: &T::Id) -> Result<usize, usize> {
        // What is listed is there, so that nothing compares as absent.
        listed.binary_search_by(|at| self.get(*at).map(T::id).cmp(&Some(id)))
    }
}
