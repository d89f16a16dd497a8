//! What the tests stand on: a real database, real servers, people, a proxy that loses replies, a real browser.

pub mod browser;
pub mod database;
pub mod proxy;
pub mod relay;
pub mod secured;
pub mod server;
pub mod siteverify;
pub mod team;
pub mod world;

pub use database::TestDatabase;
pub use proxy::{Fate, Proxy};
pub use server::Server;
pub use siteverify::Siteverify;
pub use world::{World, block, call, eventually, operator, placed, release};
