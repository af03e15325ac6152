//! The program `groundswell`: what is asked for, done, and an exit code.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
