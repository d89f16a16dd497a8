//! Where people are at home: asked once, remembered for those whose home is not here.
//!
//! **Invariant:** what is remembered was read from a committed row. A home does not change, so it can't be out of date.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::{Account, Person, store};
use crate::db::{self, Database, Limit};
use crate::id::AccountId;
use crate::region::Region;

/// Homes remembered before the older half is forgotten: about 10 MB.
const REMEMBERED_MAX: usize = 100_000;

/// The homes of the people this server has met; cheap to clone.
#[derive(Clone)]
pub struct Directory {
    db: Database,
    here: Region,
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
        Self { db, here, remembered: Arc::default() }
    }

    /// Where the person is most probably at home. A wrong guess costs a round trip: the claim's statement reads the
    /// row.
    pub fn guess(&self, person: &Person) -> Region {
        // Unwrap safety: nothing that can panic runs under this lock.
        let remembered = self.remembered.lock().expect("not poisoned");
        let known = remembered.young.get(&person.account).or_else(|| remembered.old.get(&person.account));
        known.or(person.region.as_ref()).unwrap_or(&self.here).clone()
    }

    /// The person's account, written now if this is the first contact.
    ///
    /// Two first contacts at once both insert, one wins, and both read the winner's row.
    pub async fn meet(&self, person: &Person, regions: &[Region]) -> Result<Account, db::Error> {
        let account = match store::find(&self.db, person.account).await? {
            Some(account) => account,
            None => self.register(person, regions).await?,
        };
        if account.home != self.here {
            self.remember(account.id, account.home.clone());
        }
        Ok(account)
    }

    async fn register(&self, person: &Person, regions: &[Region]) -> Result<Account, db::Error> {
        let wish = person.region.as_ref().filter(|wish| regions.contains(wish));
        let new = Account {
            id: person.account,
            home: wish.unwrap_or(&self.here).clone(),
            country: person.country.clone(),
            locale: person.locale.clone(),
            blocked: false,
        };
        store::register(&self.db, std::slice::from_ref(&new), Limit::INTERACTIVE).await?;
        let found = store::find(&self.db, person.account).await?;
        found.ok_or(db::Error::Unavailable { statement: "account_find", source: None })
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
