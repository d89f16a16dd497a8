//! The build script: reads `locales/en` and writes the typed messages, so that no code can name a
//! message or a variable that doesn't exist. It judges English alone (every variable declared with
//! its type, every declared one used); the other languages are judged by the library when it loads,
//! where an error can name all their faults at once. It also embeds every locale folder it finds,
//! so that adding a language is adding a folder.

mod syntax;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use fluent_syntax::ast::{Entry, Message};

const LOCALES: &str = "locales";
const REFERENCE: &str = "en";

/// A message of the reference language: what its enum variant is made of.
struct Declared {
    /// The name of its file.
    file: String,
    id: String,
    doc: String,
    variables: Vec<Variable>,
}

struct Variable {
    name: String,
    kind: String,
    doc: String,
}

fn main() {
    println!("cargo::rerun-if-changed={LOCALES}");
    if let Err(faults) = generate() {
        for fault in faults.lines() {
            println!("cargo::error={fault}");
        }
        process::exit(1);
    }
}

fn generate() -> Result<(), String> {
    let folders = folders().map_err(|error| format!("{LOCALES}: {error}"))?;
    let messages = declared(folders.get(REFERENCE).map_or(&[], Vec::as_slice))?;
    let code = [rust_enum(&messages), rust_impl(&messages), rust_tables(&messages, &folders)];
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: run by cargo only")?;
    fs::write(Path::new(&out).join("messages.rs"), code.concat()).map_err(|error| format!("messages.rs: {error}"))
}

/// The `.ftl` files of every locale folder, sorted, so that the output depends on nothing but the
/// tree.
fn folders() -> io::Result<BTreeMap<String, Vec<PathBuf>>> {
    let mut folders = BTreeMap::new();
    for entry in fs::read_dir(LOCALES)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let mut files = Vec::new();
            for file in fs::read_dir(entry.path())? {
                let path = file?.path();
                if path.extension().is_some_and(|extension| extension == "ftl") {
                    files.push(path);
                }
            }
            files.sort();
            folders.insert(entry.file_name().to_string_lossy().into_owned(), files);
        }
    }
    Ok(folders)
}

/// The messages of the reference language, or one line for each fault.
fn declared(files: &[PathBuf]) -> Result<Vec<Declared>, String> {
    let (mut messages, mut faults) = (Vec::<Declared>::new(), String::new());
    for path in files {
        let file = path.display();
        let source = fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
        let resource =
            fluent_syntax::parser::parse(source.as_str()).map_err(|(_, errors)| format!("{file}: {errors:?}"))?;
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            match declaration(message, &name) {
                Ok(known) if messages.iter().any(|other| other.id == known.id) => {
                    let _ = writeln!(faults, "{file}: {}: is there twice", known.id);
                }
                Ok(new) => messages.push(new),
                Err(fault) => {
                    let _ = writeln!(faults, "{file}: {}: {fault}", message.id.name);
                }
            }
        }
    }
    if messages.is_empty() && faults.is_empty() {
        faults = format!("{LOCALES}/{REFERENCE}: no messages");
    }
    if faults.is_empty() { Ok(messages) } else { Err(faults) }
}

fn declaration(message: &Message<&str>, file: &str) -> Result<Declared, String> {
    let variables = syntax::declaration(message)?
        .iter()
        .map(|variable| {
            let [name, kind, doc] = [variable.name, variable.kind, variable.doc].map(str::to_owned);
            Variable { name, kind, doc }
        })
        .collect();
    let doc = message.comment.as_ref().and_then(|comment| comment.content.first()).copied().unwrap_or_default();
    let (file, id) = (file.to_owned(), message.id.name.to_owned());
    Ok(Declared { file, id, doc: doc.trim().to_owned(), variables })
}

fn rust_enum(messages: &[Declared]) -> String {
    let mut code = String::from(
        "/// Every sentence a person can be shown; the text belongs to `locales/`.\n\
         #[derive(Clone, Debug, PartialEq, Eq)]\npub enum Message {\n",
    );
    for message in messages {
        let _ = writeln!(code, "    /// {}\n    {}{},", message.doc, variant(message), fields(message));
    }
    code + "}\n\n"
}

fn fields(message: &Declared) -> String {
    if message.variables.is_empty() {
        return String::new();
    }
    let mut code = String::from(" {\n");
    for variable in &message.variables {
        let rust = match variable.kind.as_str() {
            "Number" => "i64",
            "Moment" => "jiff::Timestamp",
            "Span" => "std::time::Duration",
            _ => "String",
        };
        let _ = writeln!(code, "        /// {}\n        {}: {rust},", variable.doc, field(variable));
    }
    code + "    }"
}

fn rust_impl(messages: &[Declared]) -> String {
    let (index, args) = (index_arms(messages), args_arms(messages));
    format!(
        "impl Message {{
    /// Its identifier in the `.ftl` files.
    pub fn id(&self) -> &'static str {{
        ALL[self.index()].0
    }}

    /// Its place in [`ALL`].
    pub(in crate::l10n) fn index(&self) -> usize {{
        match self {{\n{index}        }}
    }}

    /// Its variables as Fluent wants them.
    pub(in crate::l10n) fn args(&self) -> FluentArgs<'_> {{
        let mut args = FluentArgs::new();
        match self {{\n{args}            _ => {{}}\n        }}
        args
    }}\n}}\n\n"
    )
}

fn index_arms(messages: &[Declared]) -> String {
    let mut code = String::new();
    for (position, message) in messages.iter().enumerate() {
        let rest = if message.variables.is_empty() { "" } else { " { .. }" };
        let _ = writeln!(code, "            Self::{}{rest} => {position},", variant(message));
    }
    code
}

/// Messages with the same variables share an arm.
fn args_arms(messages: &[Declared]) -> String {
    let mut arms = BTreeMap::<String, Vec<String>>::new();
    for message in messages.iter().filter(|message| !message.variables.is_empty()) {
        let (mut names, mut body) = (Vec::new(), String::new());
        for variable in &message.variables {
            let field = field(variable);
            let value = match variable.kind.as_str() {
                "Number" => format!("*{field}"),
                kind @ ("Moment" | "Span") => format!("super::moment::{kind}(*{field})"),
                _ => format!("{field}.as_str()"),
            };
            let _ = writeln!(body, "                args.set({:?}, {value});", variable.name);
            names.push(field);
        }
        let pattern = format!("Self::{} {{ {} }}", variant(message), names.join(", "));
        arms.entry(body).or_default().push(pattern);
    }
    let mut code = String::new();
    for (body, patterns) in &arms {
        let patterns = patterns.join("\n            | ");
        let _ = writeln!(code, "            {patterns} => {{\n{body}            }}");
    }
    code
}

fn rust_tables(messages: &[Declared], folders: &BTreeMap<String, Vec<PathBuf>>) -> String {
    let mut code = "/// Every message: its identifier and its variables with their types.\n".to_owned();
    code += "pub const ALL: &[(&str, &[(&str, Kind)])] = &[\n";
    for message in messages {
        let _ = write!(code, "    ({:?}, &[", message.id);
        for variable in &message.variables {
            let _ = write!(code, "({:?}, Kind::{}), ", variable.name, variable.kind);
        }
        code += "]),\n";
    }
    code += "];\n\n/// The file of each message, in the order of [`ALL`].\n";
    let files: Vec<&str> = messages.iter().map(|message| message.file.as_str()).collect();
    let _ = writeln!(code, "pub(in crate::l10n) const RESOURCES: &[&str] = &{files:?};");
    code += "\n/// Every locale folder with the names and texts of its files.\n";
    code += "pub(in crate::l10n) const FOLDERS: &Folders<'static> = &[\n";
    for (tag, files) in folders {
        let _ = writeln!(code, "    ({tag:?}, &[");
        for path in files {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let path = format!("env!(\"CARGO_MANIFEST_DIR\"), \"/{LOCALES}/{tag}/{name}\"");
            let _ = writeln!(code, "        ({name:?}, include_str!(concat!({path}))),");
        }
        code += "    ]),\n";
    }
    code + "];\n"
}

/// `claim-sold-out-title` becomes `ClaimSoldOutTitle`.
fn variant(message: &Declared) -> String {
    let mut name = String::new();
    for word in message.id.split(['-', '_']) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.extend(letters);
    }
    name
}

fn field(variable: &Variable) -> String {
    variable.name.replace('-', "_")
}
