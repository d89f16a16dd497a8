//! Where people are at home: asked once, and remembered.
//!
//! **Invariant:** what is remembered was read from a committed row. A home that was moved since (`account_move`) is a
//! wrong guess, and a wrong guess costs a round trip and nothing else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use arc_swap::ArcSwap;

use super::reception::{Reception, Unmet};
use super::{Account, Person};
use crate::db::Database;
use crate::id::AccountId;
use crate::region::Region;

/// Homes remembered before the older half is forgotten: about 10 MB.
const REMEMBERED_MAX: usize = 100_000;

/// The homes of the people this server has met; cheap to clone.
#[derive(Clone)]
pub struct Directory {
    reception: Reception,
    here: Region,
    regions: Arc<ArcSwap<Vec<Region>>>,
    remembered: Arc<Mutex<Generations>>,
}

#[derive(Default)]
struct Generations {
    young: HashMap<AccountId, Region>,
    old: HashMap<AccountId, Region>,
}

impl Directory {
    /// An empty directory for a server of the region `here`.
    pub fn new(db: Database, here: Region) -> Self {
        let regions = Arc::new(ArcSwap::from_pointee(vec![here.clone()]));
        Self { reception: Reception::new(db), here, regions, remembered: Arc::default() }
    }

    /// Tells which regions there are: homes that a first contact may wish for.
    pub fn know_regions(&self, regions: Vec<Region>) {
        self.regions.store(Arc::new(regions));
    }

    /// Where the person is most probably at home. A wrong guess costs a round trip: the claim's statement reads the
    /// row.
    pub fn guess(&self, person: &Person) -> Region {
        // Unwrap safety: nothing that can panic runs under this lock.
        let remembered = self.remembered.lock().expect("not poisoned");
        let known = remembered.young.get(&person.account).or_else(|| remembered.old.get(&person.account));
        known.cloned().unwrap_or_else(|| self.wish(person))
    }

    /// The person's account, written now if this is the first contact anywhere.
    pub async fn meet(&self, person: &Person) -> Result<Account, Unmet> {
        let new = Account {
            id: person.account,
            home: self.wish(person),
            country: person.country.clone(),
            locale: person.locale.clone(),
            blocked: false,
        };
        let account = self.reception.meet(new).await?;
        self.remember(account.id, account.home.clone());
        Ok(account)
    }

    /// The home that the user service would like, if there is such a region, else this one.
    fn wish(&self, person: &Person) -> Region {
        let regions = self.regions.load();
        person.region.as_ref().filter(|wish| regions.contains(wish)).unwrap_or(&self.here).clone()
    }

    fn remember(&self, id: AccountId, home: Region) {
        // Unwrap safety: as in `guess`.
        let mut remembered = self.remembered.lock().expect("not poisoned");
        remembered.young.insert(id, home);
        if remembered.young.len() >= REMEMBERED_MAX / 2 {
            remembered.old = std::mem::take(&mut remembered.young);
        }
    }
}
