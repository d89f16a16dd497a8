//! The evidence: every promise of the README is a file here, run against a real database.
//!
//! - `support/` starts the database and the servers, and makes people and campaigns; it asserts nothing but the books
//! - `no_oversell`, `one_per_account`, `truthful_sorry`, `sold_out`, `durable_answer`, `order`, `languages`, `regions`,
//!   `books`: the promises
//! - `rules`: each rule of the gate, the close and the SORRY against a mutant of itself
//! - `grant`: the cheap form of the claim statement, each of its conditions against a mutant without it
//! - `first_contact`: people nobody knows yet; `eligibility`: who may take part; `accounts`: files of people, homes that
//!   move, people who are erased; `exports`: a campaign's claims as a file
//! - `fan`: few people on few counter rows; `rebalance`, `region_life`: units that move ahead of need, regions that come
//!   and go
//! - `interleavings`: random histories
//! - `passes`: what is signed once and checked everywhere; `challenge`, `challenge_page`: what has to be solved for a pass
//! - `campaign_texts`, `translations`: a campaign's own words, and the files of the server's
//! - `bench`: the benchmark is exact and has all its figures
//! - `http_api`, `http_page`, `process`: what a stranger can send, what the page is, how a server starts and goes
//! - `browser`, `accessible`, `widget`: the page in a real browser: in languages, without script, without a network; for
//!   everybody; and what stands on other sites
//! - `breaker`: a server whose database is gone; `metrics`: what a scrape, the rules and the dashboards see;
//!   `logs`: one line a request; `traces`: what a collector gets
//! - `front`: the short way of a claim past the router, and phones that hang up
//! - `live`: who listens; `openapi`: the document says what the server does; `admin`, `admin_*`: what the team may
//!   change, who, and what is said of an order whose outcome nobody knows
//! - `cli_api`, `cli_server`: the team's commands, on a server and on the database
//! - `dashboard`: the team's page in a real browser; `ops_scopes`: what of it somebody is shown whose token has a limit;
//!   `ops_session`: who is sent away while they watch; `pulse`: what servers say about themselves
//! - `orders`: the team in the middle of a rush
//! - `admission`: who is let in, and who is told at once to come back
//! - `rush`, `rehearse`: the load generator, and a campaign tried out before the day
//! - `container`: the image, the compose file, the units; `cloud`: terraform/
//! - `entrance`: the way in, when regions come, go, hang and die
//! - `local_parts`, `terraform_local`: a deployment on this machine: part by part, and applied by Terraform
//! - `database_tls`: the way to the database; `sizing`: how large a deployment has to be
//! - `schema`, `tidy`: the statements, the migrations, the shape of the code
//!
//! `LARGESSE_TEST_DATABASE_URL` runs the same suite on another server, on which databases may be created.

mod support;

mod accessible;
mod accounts;
mod admin;
mod admin_campaigns;
mod admin_doubt;
mod admin_operators;
mod admin_scopes;
mod admission;
mod bench;
mod books;
mod breaker;
mod browser;
mod campaign_texts;
mod challenge;
mod challenge_page;
mod cli_api;
mod cli_server;
mod cloud;
mod container;
mod dashboard;
mod database_tls;
mod demo;
mod durable_answer;
mod eligibility;
mod entrance;
mod exports;
mod fan;
mod first_contact;
mod front;
mod grant;
mod http_api;
mod http_page;
mod interleavings;
mod languages;
mod live;
mod local_parts;
mod logs;
mod metrics;
mod no_oversell;
mod one_per_account;
mod openapi;
mod ops_scopes;
mod ops_session;
mod order;
mod orders;
mod page_troubles;
mod passes;
mod process;
mod pulse;
mod rebalance;
mod region_life;
mod regions;
mod rehearse;
mod roll;
mod rules;
mod rush;
mod schema;
mod sign_in;
mod sizing;
mod sold_out;
mod terraform_local;
mod tidy;
mod traces;
mod translations;
mod truthful_sorry;
mod widget;
