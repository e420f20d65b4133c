//! Writing: standard output, standard error, report files.

use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use anstream::AutoStream;
use anstream::ColorChoice;

use crate::error::{Error, Result};

/// What is written piece by piece, as it may be too large to be held.
pub(super) type Pieces = Box<dyn Fn(&mut dyn Write) -> io::Result<()>>;

/// Writes a text to standard output.
pub(super) fn report(text: &str, color: bool) -> Result<()> {
    report_of(|out| out.write_all(text.as_bytes()), color)
}

/// Writes to standard output what `write` gives.
pub(super) fn report_of(write: impl FnOnce(&mut dyn Write) -> io::Result<()>, color: bool) -> Result<()> {
    let mut stream = AutoStream::new(io::stdout().lock(), choice(color));
    let written = write(&mut stream).and_then(|()| stream.flush());
    written.map_err(to_stdout)
}

/// Writes signs for the terminal to standard output as they are.
pub(super) fn signs(signs: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(signs.as_bytes()).and_then(|()| stdout.flush()).map_err(to_stdout)
}

fn to_stdout(error: io::Error) -> Error {
    Error::io("write to", Path::new("standard output"), error)
}

/// Writes to standard error. Where that fails, nobody is left to be told.
pub(super) fn notes(text: &str, color: bool) {
    let mut stream = AutoStream::new(io::stderr().lock(), choice(color));
    let _ = stream.write_all(text.as_bytes());
}

fn choice(color: bool) -> ColorChoice {
    if color { ColorChoice::Always } else { ColorChoice::Never }
}

/// Refuses a path that lies in the folder `top` by its name and elsewhere by a link.
pub(super) fn stays_in(top: &Path, path: &Path) -> Result<()> {
    let Some((folder, name)) = path.parent().zip(path.file_name()) else { return Ok(()) };
    let mut named = PathBuf::new();
    for part in folder.components() {
        match part {
            Component::ParentDir => drop(named.pop()),
            Component::CurDir => {}
            part => named.push(part),
        }
    }
    // The way to `top` itself may hold links; what is typed may name it either way.
    let (Ok(top), true) = (top.canonicalize(), named.ancestors().any(|folder| same(folder, top))) else {
        return Ok(());
    };
    let real = path.canonicalize().or_else(|_| folder.canonicalize().map(|folder| folder.join(name)));
    match real {
        Ok(real) if !real.starts_with(&top) => {
            let error =
                Error::new(format!("cannot write {}: a link leads it out of {}", path.display(), top.display()));
            Err(error.help("name a file that lies where its path says"))
        }
        _ => Ok(()),
    }
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Writes a text into a file; see [`file_of`].
pub(super) fn file(path: &Path, text: &str) -> Result<()> {
    file_of(path, &mut |out| out.write_all(text.as_bytes()))
}

/// Writes a file at once: who reads it sees the old one or the new one, whole. `write` gives what is to stand in it.
///
/// A new file gets the permissions any new file has. What is no plain file (a pipe, a device) is written into.
pub(super) fn file_of(path: &Path, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let failed = |error| Error::io("write", path, error);
    match std::fs::metadata(path) {
        Ok(there) if there.is_dir() => {
            return Err(
                Error::new(format!("cannot write {}: it is a folder", path.display())).help("name a file in it")
            );
        }
        Ok(there) if !there.is_file() => {
            return std::fs::File::create(path).and_then(|mut file| write(&mut file)).map_err(failed);
        }
        _ => {}
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".crosscheck-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The system takes the umask off, as for any new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    // The error names the temporary file, which nobody asked for.
    let mut file = builder.tempfile_in(folder).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            Error::new(format!("cannot write {}: there is no folder {}", path.display(), folder.display()))
                .help("make the folder first")
        }
        kind => Error::io("write", path, kind.into()),
    })?;
    write(&mut file).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_whole() {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let path = folder.path().join("report.json");
        file(&path, "one").expect("a first file");
        file(&path, "two").expect("the file again");
        assert_eq!(std::fs::read_to_string(&path).expect("the file is there"), "two");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder is there").count(), 1, "no file is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_a_report() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder for tests");
        let (ours, any) = (folder.path().join("ours"), folder.path().join("any"));
        file(&ours, "").expect("our file");
        std::fs::write(&any, "").expect("any file");
        let mode = |path: &Path| std::fs::metadata(path).expect("the file is there").permissions().mode();
        assert_eq!(mode(&ours), mode(&any));
    }

    #[test]
    fn failures_name_the_path() {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let error = file(folder.path(), "").expect_err("a folder is no file").to_string();
        assert!(error.contains("it is a folder"), "{error}");
        let error = file(&folder.path().join("no/report.json"), "").expect_err("no such folder").to_string();
        assert!(error.contains("report.json") && error.contains("make the folder"), "{error}");
    }
}
