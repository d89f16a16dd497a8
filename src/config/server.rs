//! A server whose API commands call: where it is, who calls, and in which language its words come.
//!
//! **Invariant:** a token is no argument of a command, where everybody on the machine reads it; it is printed nowhere,
//! and goes to another machine in the clear only where somebody said that the network between is private.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::{Error, read};
use crate::language::Language;
use crate::outbound::{Base, InvalidBase};

const SERVER: &str = "LARGESSE_SERVER";
const TOKEN: &str = "LARGESSE_OPERATOR_TOKEN";
const TOKEN_FILE: &str = "LARGESSE_OPERATOR_TOKEN_FILE";
const HEADER: &str = "LARGESSE_SERVER_HEADER";

/// Which server.
#[derive(Args, Clone, Debug)]
pub struct ServerArgs {
    /// A server's ops port, whose API is called: `http://127.0.0.1:9090` or `https://ops.example.com`
    ///
    /// The operator's token (`largesse operator add`) comes from `LARGESSE_OPERATOR_TOKEN` or --token-file. Without a
    /// server the same API runs in this process on the database itself (--database-url), and whoever is at the
    /// keyboard may do anything. `LARGESSE_SERVER_HEADER=NAME: VALUE` adds a header for what stands in front of the
    /// server.
    #[arg(long, global = true, env = SERVER, value_name = "URL", help_heading = "Where the API is")]
    pub server: Option<String>,
    /// A file with the operator's token, instead of `LARGESSE_OPERATOR_TOKEN`
    #[arg(long, global = true, env = TOKEN_FILE, value_name = "FILE", help_heading = "Where the API is")]
    pub token_file: Option<PathBuf>,
    /// Send the token unencrypted to another machine: the network between is private
    #[arg(long, global = true, env = "LARGESSE_SERVER_PLAINTEXT", help_heading = "Where the API is")]
    pub plaintext: bool,
    /// Seconds to wait for the server's answer, or for the next piece of a file
    #[arg(long, global = true, env = "LARGESSE_SERVER_TIMEOUT", value_name = "SECONDS", default_value_t = 60)]
    #[arg(help_heading = "Where the API is", value_parser = clap::value_parser!(u64).range(1..=3_600))]
    pub server_timeout: u64,
}

/// A server to be called.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it is.
    pub base: Base,
    /// Who calls.
    pub token: Token,
    /// One more header, for what stands in front of it: a name and a value.
    pub header: Option<(String, Token)>,
    /// How long an answer may take.
    pub within: Duration,
}

/// A secret of letters that a header may have.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn new(name: &'static str, text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let fits = !text.is_empty() && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
        fits.then(|| Self(text.to_owned())).ok_or_else(|| Error::new(name, "expected letters, digits and signs"))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl ServerArgs {
    /// The server that was named, if one was.
    pub fn server(&self) -> Result<Option<Server>, Error> {
        let Some(url) = self.server.as_deref().filter(|url| !url.is_empty()) else { return Ok(None) };
        let base: Base = url.parse().map_err(|odd: InvalidBase| Error::new(SERVER, odd.to_string()))?;
        if !base.keeps_secrets() && !self.plaintext {
            let expected = format!(
                "{base} is another machine, and the token would go there unencrypted; expected https://, or \
                 --plaintext (LARGESSE_SERVER_PLAINTEXT) if the network between is private"
            );
            return Err(Error::new(SERVER, expected));
        }
        let within = Duration::from_secs(self.server_timeout);
        Ok(Some(Server { base, token: self.token()?, header: header()?, within }))
    }

    fn token(&self) -> Result<Token, Error> {
        if let Some(file) = &self.token_file {
            return Token::new(TOKEN_FILE, &read(TOKEN_FILE, file)?);
        }
        let missing = "not set; expected an operator's token (`largesse operator add`), or --token-file";
        let token = variable(TOKEN).ok_or_else(|| Error::new(TOKEN, missing))?;
        Token::new(TOKEN, &token)
    }
}

fn header() -> Result<Option<(String, Token)>, Error> {
    let Some(line) = variable(HEADER) else { return Ok(None) };
    let name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let (name, value) = line
        .split_once(':')
        .filter(|(found, _)| name(found))
        .ok_or_else(|| Error::new(HEADER, "expected a header's name, a colon and its value"))?;
    Ok(Some((name.to_owned(), Token::new(HEADER, value)?)))
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The language of whoever is at the keyboard, as a header says it (BCP 47): the first of `LC_ALL`, `LC_MESSAGES` and
/// `LANG` that is set.
pub fn reader_language() -> String {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    set.map_or_else(|| ENGLISH.to_owned(), |locale| language_of(&locale))
}

const ENGLISH: &str = "en";

/// A POSIX locale's language: `pt_BR.UTF-8` is `pt-BR`; `C`, `POSIX` and whatever is no language is English.
fn language_of(locale: &str) -> String {
    let tag = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    // Written like a language, and none.
    let language = Some(tag).filter(|tag| tag != "POSIX").and_then(|tag| tag.parse::<Language>().ok());
    language.map_or_else(|| ENGLISH.to_owned(), |language| language.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_of_the_system_is_a_language() {
        for (locale, language) in [
            ("fr_FR.UTF-8", "fr-FR"),
            ("de", "de"),
            ("pt_BR", "pt-BR"),
            ("zh_TW.Big5", "zh-TW"),
            ("ca_ES@euro", "ca-ES"),
            ("C", "en"),
            ("C.UTF-8", "en"),
            ("POSIX", "en"),
            ("", "en"),
            ("not a locale", "en"),
        ] {
            assert_eq!(language_of(locale), language, "{locale}");
        }
    }

    fn args(server: &str, plaintext: bool, token: &str) -> ServerArgs {
        let file = std::env::temp_dir().join(format!("largesse-token-{}", uuid::Uuid::new_v4()));
        std::fs::write(&file, token).unwrap();
        ServerArgs { server: Some(server.into()), token_file: Some(file), plaintext, server_timeout: 1 }
    }

    #[test]
    fn a_token_goes_to_another_machine_encrypted_or_by_somebodys_word() {
        let check = |server: &str, plaintext, said: &str| {
            let args = args(server, plaintext, "lgo_secret\n");
            let settings = args.server();
            std::fs::remove_file(args.token_file.unwrap()).unwrap();
            match settings {
                Ok(server) => {
                    let server = server.unwrap();
                    assert_eq!((said, server.token.reveal()), ("", "lgo_secret"));
                    assert!(!format!("{server:?}").contains("secret"));
                }
                Err(refused) => assert!(refused.to_string().contains(said) && !said.is_empty(), "{server}: {refused}"),
            }
        };
        check("http://127.0.0.1:9090", false, "");
        check("https://ops.example.com", false, "");
        check("http://10.0.0.1:9090", true, "");
        check("http://10.0.0.1:9090", false, "--plaintext");
        check("http://ops.example.com", false, "unencrypted");
        check("127.0.0.1:9090", false, "expected http://");
    }

    #[test]
    fn no_server_is_none_and_an_odd_token_is_not_repeated() {
        let none = ServerArgs { server: Some(String::new()), token_file: None, plaintext: false, server_timeout: 1 };
        assert!(none.server().unwrap().is_none());
        let odd = args("http://localhost:1", false, "two\nlines of secret");
        let refused = odd.server().unwrap_err().to_string();
        std::fs::remove_file(odd.token_file.unwrap()).unwrap();
        assert!(refused.contains(TOKEN_FILE) && !refused.contains("secret"), "{refused}");
    }
}
