//! Who this laptop is on its day. A store that wakes up on another machine or under another path, or that has lost own
//! entries, never continues the old chain: two laptops would give the same number twice. It goes on under a new identity,
//! made at the first write and never by looking; what the former wrote stays.

use super::{Laptop, LaptopError, World};
use crate::domain::day::Day;
use crate::domain::ids::{DayId, DeviceId};
use crate::domain::manifest::laptop_mark;
use crate::store::{Group, Home, StoreError};
use crate::wire::stamp::Stamped;

/// What is still to be written down about this laptop before its next word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    /// Nothing.
    Nothing,
    /// Where the store is.
    Home,
    /// A new identity, then where the store is.
    Identity,
}

/// Who goes on with a day as it was found.
pub(super) struct Identity {
    pub device: DeviceId,
    pub pending: Pending,
    /// The name for its first word, where it has not said it.
    pub name: Option<String>,
}

/// Why this laptop goes on as another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// Its data came here from another place: there they may be gone on with too.
    Copied,
    /// Own entries are in neither copy: the number after the hole was given once already.
    Torn,
    /// Nothing says any more which laptop it was.
    Forgotten,
}

/// What was known of this laptop when its day was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Who it is, and that nothing is missing at its end.
    Whole,
    /// Who it is; lines at the journal's end are lost.
    Shorn,
    /// Not even who it is.
    Nothing,
}

/// Decides who goes on. Nothing is written.
pub(super) fn identity(world: &World, day: &Day, device: DeviceId, known: Known) -> Identity {
    let id = day.id();
    let home = world.root.home(&world.machine, id.0);
    if known == Known::Nothing {
        return Identity { device, pending: Pending::Identity, name: Some(laptop_mark(device)) };
    }
    if home == Home::Elsewhere || known == Known::Shorn || is_torn(day, device) {
        let fresh = fresh(world, id, day.chains().len());
        return Identity { device: fresh, pending: Pending::Identity, name: Some(next_name(day, device, fresh)) };
    }
    let pending = if home == Home::Here { Pending::Nothing } else { Pending::Home };
    let silent = day.held() > 0 && !day.chains().contains_key(&device);
    Identity { device, pending, name: silent.then(|| laptop_mark(device)) }
}

/// An own entry waits for an own one that is nowhere.
fn is_torn(day: &Day, device: DeviceId) -> bool {
    day.waiting().any(|e| e.stamp.device == device)
}

/// Whoever goes on for the laptop that led the day leads it, whatever it is called now.
pub(super) fn keep_lead(world: &World, day: &Day, former: DeviceId) {
    if day.founder() == Some(former) && world.root.prefs().last_seat.is_none() {
        super::remember(&world.root, day.id(), Some("lead"));
    }
}

/// A new id for this laptop. The number of laptops of the day goes in, so that a seed gives another one each time.
pub(super) fn fresh(world: &World, day: DayId, laptops: usize) -> DeviceId {
    let folder = world.root.dir().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut draw = world.ids.draw_for(&["renewed", &day.to_string(), &folder, &laptops.to_string()]);
    DeviceId(draw.uuid("device", world.clock.now_ms()))
}

/// `Banco 4` goes on as `Banco 4 (2)`, that one as `Banco 4 (3)`; where it never had a name its mark has to do.
pub(super) fn next_name(day: &Day, former: DeviceId, fresh: DeviceId) -> String {
    let name = day.laptop_name(former);
    if name.is_empty() {
        return laptop_mark(fresh);
    }
    let taken: Vec<String> = day.chains().keys().map(|device| day.laptop_name(*device)).collect();
    numbered(&name, &taken)
}

/// The name with the next number that nobody has.
fn numbered(name: &str, taken: &[String]) -> String {
    let parts = name.strip_suffix(')').and_then(|n| n.rsplit_once(" (")).filter(|(_, n)| n.parse::<u32>().is_ok());
    let base = parts.map_or(name, |(base, _)| base);
    (2..).map(|n: u32| format!("{base} ({n})")).find(|name| !taken.contains(name)).unwrap_or_default()
}

impl Laptop {
    /// The name under which this laptop goes on, if its next write makes it a new one.
    pub fn goes_on_as(&self) -> Option<&str> {
        self.session.first_name().filter(|_| self.pending == Pending::Identity)
    }

    /// Goes on as another laptop, at once: its own chain has entries that it never wrote or has lost, so a copy of this store
    /// is about, or its end is gone, and the next number may have been given already. Gives the new name.
    pub(super) fn become_another(&mut self) -> String {
        let day = self.session.day();
        let former = self.session.device();
        let fresh = fresh(&self.world, day.id(), day.chains().len());
        let name = next_name(day, former, fresh);
        keep_lead(&self.world, day, former);
        self.session.go_on_as(fresh, self.world.clock.now_ms(), &name, &self.world.app());
        self.device = fresh;
        self.pending = Pending::Identity;
        name
    }

    /// Why it does. Asked of a laptop as it was opened.
    pub fn renewal(&self) -> Option<Renewal> {
        let former = DeviceId(self.store.device());
        (self.pending == Pending::Identity).then(|| match self.report.lost > 0 || is_torn(self.day(), former) {
            true => Renewal::Torn,
            false if former == self.device => Renewal::Forgotten,
            false => Renewal::Copied,
        })
    }

    /// Says this laptop's first word now, where it is still unsaid.
    pub fn introduce(&mut self) -> Result<(), LaptopError> {
        let Some(name) = self.session.first_name().map(str::to_owned) else { return Ok(()) };
        let mut draw = self.draw();
        let joined = self.session.join(&name, &self.world.app(), self.world.clock.now_ms(), &mut draw)?;
        self.append_and_wait(joined.stamped.iter().map(super::line_of).collect())?;
        Ok(())
    }

    /// Hands stamped entries to the store; gives the ticket that [`crate::store::DayStore::wait_for`] waits for.
    pub fn append(&mut self, stamped: &[Stamped]) -> u64 {
        self.append_group(stamped.iter().map(super::line_of).collect())
    }

    /// Hands a group to the store.
    pub fn append_group(&mut self, group: Group) -> u64 {
        self.settle();
        self.store.append(group)
    }

    /// Hands a group to the store and waits until it is stored.
    pub fn append_and_wait(&mut self, group: Group) -> Result<u64, StoreError> {
        self.settle();
        self.store.append_and_wait(group)
    }

    /// Writes down who and where this laptop is. Should it fail it is tried again at the next write: until the note of the
    /// place is written, every start finds the same evidence and makes a new identity again, which costs a name and no entry.
    pub(super) fn settle(&mut self) {
        let id = self.session.day_id().0;
        let settled = match self.pending {
            Pending::Nothing => return,
            Pending::Home => Ok(()),
            Pending::Identity => {
                self.lock.renew_device(id, self.device.0).and_then(|()| match std::mem::take(&mut self.report.lost) {
                    0 => Ok(()),
                    lost => self.store.note_lost(lost),
                })
            }
        };
        match settled.and_then(|()| self.lock.note_home(&self.world.machine, id)) {
            Ok(()) => self.pending = Pending::Nothing,
            Err(error) => tracing::warn!("who this laptop is could not be noted: {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_laptop_goes_on_under_the_next_number_of_its_name() {
        let taken = ["Banco 4", "Banco 4 (2)", "Banco (B)"].map(str::to_owned);
        let next = |name: &str| numbered(name, &taken);
        assert_eq!(taken.each_ref().map(|name| next(name)), ["Banco 4 (3)", "Banco 4 (3)", "Banco (B) (2)"]);
    }
}
