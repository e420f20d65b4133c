//! The `crosscheck` program.

fn main() -> std::io::Result<()> {
    crosscheck::cli::values::run()
}
