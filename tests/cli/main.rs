//! The program as its users meet it: what it prints, which files it leaves, which exit code it gives.

mod assessing;
mod choosing;
mod concepts;
mod fitting;
mod help;
mod inputs;
mod measuring;
mod packs;
mod program;
mod pseudonyms;
mod results;
mod serving;
mod stopping;
mod subtraction;
mod sweeping;
mod verifying;
