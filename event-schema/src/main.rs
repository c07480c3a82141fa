//! The program `event-schema`: see `event_schema::program`.

fn main() -> std::process::ExitCode {
    event_schema::program::main()
}
