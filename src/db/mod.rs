//! The database: connections, statements, retries, errors, migrations. It knows no campaign, no quota and no claim.
//!
//! **Invariant:** every statement that leaves this module runs in a serializable transaction of its own (but for looks,
//! which decide nothing: `aside.rs`), is known by name (`statements.rs`), and is safe to run again with the same
//! parameters. That is why an answer that got lost is
//! resolved by running the statement again, and why nothing here ever guesses whether something happened.

pub mod aside;
mod breaker;
pub mod dialect;
pub mod error;
pub mod explain;
pub mod inspect;
pub mod migrate;
pub mod pool;
pub mod retry;
pub mod statements;
mod tls;
pub mod tx;
pub mod url;
pub mod wire;

pub use dialect::Engine;
pub use error::Error;
pub use pool::{Database, Settings};
pub use retry::Limit;
pub use statements::Statement;
pub use tokio_postgres::Row;
pub use tokio_postgres::types::ToSql;
