//! Groundswell simulates how behaviours spread in organisations: employees are tied to each other on an
//! influence network, and a behaviour passes from colleague to colleague. It compares strategies
//! (announce it from the top, seed champions and lead from backstage, both) at equal cost, on the same
//! people, with the same luck.
//!
//! This page describes the model in the order of the ODD protocol (Grimm et al. 2020), so that it can be
//! judged without reading code. What each key of a scenario means is said by `groundswell explain KEY`.
//!
//! # 1 Purpose and patterns
//!
//! To compare ways of spreading a behaviour under stated assumptions, before a year is spent on one. It
//! does not forecast an organisation. It is held against: closed forms, exact Markov chains and mean-field
//! theory of textbook spread models (Bass; independent cascade; linear, relative and absolute thresholds;
//! SI and SIS), and the size of effects in trials (5 to 15 points in a year at 2.5–5 % champions).
//!
//! # 2 Entities, state variables and scales
//!
//! - A **person** has a place in the organisation (layer, manager, team, site, tenure), a disposition
//!   (may adopt, never adopts, or opposes), a threshold, a [stage](behaviour::Stage) and, for the stage,
//!   two clocks. Champions also have a clock for giving up, leaders backstage one for going
//!   back to control.
//! - A **tie** j → i carries j's example to i with a weight in (0, 1].
//! - The **organisation** acts through the channels of a [strategy]; leaders' support reaches people
//!   through their reporting line.
//! - Time runs in **weeks** (in textbook models, steps); space is the network. Up to 10 million people.
//!
//! # 3 Process overview and scheduling
//!
//! Week 0 is the recorded start: starters and those already doing it practise in it. Then, each week:
//!
//! 1. people and ties change: people leave and are replaced, change seats, are reshuffled or lost by an event;
//! 2. the organisation acts: messages go out, team meetings are held, people are checked, leaders give
//!    support, champions are asked to start;
//! 3. leaders respond: managers open or close the gate, words without deeds count against them, those backstage
//!    go back to control or let go, step in or back, and decide where they stand next week;
//! 4. every clock gains its hazard from the state so reached;
//! 5. clocks that have run out ring, all together, lapse before internalise and habit, these before adopt
//!    and comply; champions who were asked start;
//! 6. what practice leaves behind settles: champions' own clocks, thanks that fade, brokered ties, variants that
//!    are pulled back, and the time that all this takes;
//! 7. exposure is brought up to date and the week is recorded.
//!
//! # 4 Design concepts
//!
//! - **Basic principle.** Every change of state is a clock: it gains a hazard h ≥ 0 each week and rings
//!   when the total reaches a unit-exponential *resolve*, drawn once. The chance to ring in a week is
//!   1 − exp(−h), whatever came before (Sellke 1983); adoption is *accumulated influence reaches
//!   resistance* (Kempe, Kleinberg & Tardos 2003).
//! - **Emergence.** Adoption curves, tipping, who is ahead. Typed in, not found: every rate, effect and
//!   cost; a run cannot prove an assumption, only show what follows from it. The [`concepts`] that the
//!   program was built for are listed with what would refute each, and with what running that came to.
//! - **Interaction.** Through exposure E, the weighted sum of visible examples, and its share s of all
//!   that could reach a person; one [contagion rule](contagion::Rule) turns it into a hazard.
//! - **Stochasticity.** Resolves and other keyed draws are Philox4x32-10 of (seed, run, purpose, person,
//!   behaviour, spell); organisations and shuffles are ChaCha8 per (seed, run, purpose). All strategies
//!   share them, so what differs between two is caused by the strategies.
//! - **Observation.** Stages and adopters by layer, each week; through which source, after whose example and in
//!   which form people own it; it never changes a run.
//! - Leaders see how far it has spread, and in which form, some weeks late, and compare it with a plan. Teams
//!   that search learn from the teams they are tied to. Nobody else adapts, learns, senses beyond their ties, or
//!   predicts.
//!
//! # 5 Initialisation
//!
//! A run grows its own organisation or shares one ([`scenario::file::Network::same_in_all_runs`], always
//! with data). Dispositions are exact shares drawn by lot. Everybody else starts unaware (aware, in
//! textbook models), and nothing has been spent.
//!
//! # 6 Input data
//!
//! Optionally tables of people and ties, read once; the model uses no data over time.
//!
//! # 7 Submodels
//!
//! - Contagion, a file each: simple, cascade, imitation, threshold, reinforced, dose
//!   ([`contagion`]).
//! - Stages, habit and lapse, dispositions, variants and who dominates, what it costs to try ([`behaviour`]); order
//!   and priority of the clocks, several behaviours side by side, where adoptions come from ([`engine`]).
//! - Turnover and moves ([`organisation::Staffing`]); events ([`event`]).
//! - Channels, a file each: broadcast with wearing attention, line cascade, mandate, champions with a life of
//!   their own, backstage support, role models ([`intervention`]).
//! - Leaders' responses, a file each: the manager's gate, words and deeds, fear of letting go, perceived
//!   support, stepping in, and a policy of places ([`leadership`]).
//! - Collective search: teams try variants on an NK landscape, see those of tied teams, and settle on one
//!   ([`search`]).
//! - Decision rights: what teams decide, what is passed up to leaders and waits for them
//!   ([`leadership::decisions`]).
//! - Who is chosen as a champion, from the network as a survey shows it ([`seeding`]).
//! - Organisations: a company, ten textbook networks, tables ([`organisation`]).
//! - Equal cost and comparison ([`experiment`]).
//!
//! **Assumptions to judge.** Exposure adds up linearly over ties and is capped only as a share. What is
//! seen is a constant part of what is done. Word of mouth starts with those who practise, not with those
//! who merely know. Support is the mean dose of all leaders above a person. It makes examples count
//! more, and so moves nobody to adopt who sees none; whether they see any or not, coaching helps all who are trying,
//! and all in a team that is left to decide more stop more rarely. Leaders are
//! afraid in proportion to what is missing of a plan that grows with time, and go back to control each by a clock
//! of their own. A leader in the role is missed in so far as people expect more contact than check-ins give;
//! leaders outside the role are as visible as ever. A champion counts as one colleague plus what conversations add,
//! spread over all ties. Messages wear attention out by their number alone. Those who comply are seen as
//! those who practise. Newcomers sit in the ties of their seats, and bring by chance what others brought by exact
//! shares. Copies differ by a normal error, and what is intended is one number. Planned costs assume that nobody declines or
//! drops out. Not modelled: pay, layoffs, law, politics, emotions, the content of stories, personality.
//!
//! # A run, start to finish
//!
//! ```
//! use groundswell::experiment::compare;
//! use groundswell::scenario::Scenario;
//! use std::{path::Path, sync::atomic::AtomicBool};
//!
//! let text = r#"
//!     runs = 20
//!     weeks = 52
//!     organisation.people = 200
//!     [[behaviour]]
//!     name = "asks for one objection before closing"
//!     [[strategy]]
//!     name = "announce it"
//!     uses = ["broadcast"]
//!     [[strategy]]
//!     name = "champions, leaders backstage"
//!     uses = ["champions", "backstage"]
//! "#;
//! let scenario = Scenario::read(text, "doctest", Path::new("."), &[])?;
//! let comparison = compare(&scenario, &AtomicBool::new(false), &|| {}).expect("nobody interrupts");
//! assert_eq!(comparison.arms.len(), 3); // no programme is always compared
//! println!("{}", comparison.verdict.sentence);
//! # Ok::<(), groundswell::scenario::ScenarioError>(())
//! ```

pub mod assessment;
pub mod behaviour;
pub mod calendar;
pub mod concepts;
pub mod contagion;
pub mod engine;
pub mod event;
pub mod exact;
pub mod experiment;
pub mod fraction;
pub mod intervention;
pub mod leadership;
pub mod network;
pub mod organisation;
pub mod privacy;
pub mod pulse;
pub mod random;
pub mod report;
pub mod scenario;
pub mod search;
pub mod seeding;
pub mod serve;
pub mod strategy;
