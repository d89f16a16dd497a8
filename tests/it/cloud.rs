//! `terraform/` as far as no provider is needed: its format, the tests of what the regions map means, and that the map
//! has one shape everywhere. `.ci/terraform-check/run` checks the rest against the providers' schemas.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("terraform")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Terraform's answer, or nothing where it is not on this machine.
fn terraform(within: &Path, args: &[&str]) -> Option<Output> {
    let mut command = Command::new("terraform");
    command.args(args).current_dir(within).stdin(Stdio::null());
    command.env("TF_CLI_CONFIG_FILE", "/dev/null").env("CHECKPOINT_DISABLE", "1");
    let output = command.output();
    if output.is_err() {
        println!("left out: terraform is not on this machine");
    }
    output.ok()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn what_the_regions_map_means_is_what_its_tests_say() {
    let copy = std::env::temp_dir().join(format!("largesse-it-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir_all(copy.join("tests")).expect("a folder");
    for name in ["main.tf", "variables.tf", "outputs.tf", "tests/plan.tftest.hcl"] {
        std::fs::copy(folder().join("modules/plan").join(name), copy.join(name)).expect("a file");
    }
    if let Some(begun) = terraform(&copy, &["init", "-no-color"]) {
        assert!(begun.status.success(), "{}", said(&begun));
        let tested = terraform(&copy, &["test", "-no-color"]).expect("terraform");
        let (words, planned) = (said(&tested), text("modules/plan/tests/plan.tftest.hcl").matches("\nrun \"").count());
        assert!(tested.status.success() && words.contains(&format!("{planned} passed, 0 failed")), "{words}");
    }
    std::fs::remove_dir_all(&copy).expect("a folder");
}

#[test]
fn terraform_would_write_every_file_as_it_stands() {
    for part in ["modules", "tests", "."] {
        let recursive: &[&str] = if part == "." { &[] } else { &["-recursive"] };
        if let Some(format) = terraform(&folder().join(part), &[&["fmt", "-check", "-diff"], recursive].concat()) {
            assert!(format.status.success(), "{}", said(&format));
        }
    }
}

/// What an entry of the regions map may say, from a file that declares it.
fn entry(declared: &str) -> BTreeSet<String> {
    let (_, map) = declared.split_once("map(object({").expect("a map of objects");
    let (fields, _) = map.split_once("}))").expect("its end");
    fields.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|l| !l.is_empty()).collect()
}

#[test]
fn the_stack_and_its_plan_declare_the_same_regions_each_field_with_a_default() {
    let (root, plan) = (entry(&text("variables.tf")), entry(&text("modules/plan/variables.tf")));
    assert_eq!(root, plan);
    assert!(root.len() > 5 && root.iter().all(|field| field.contains("optional(")), "{root:?}");
}

#[test]
fn every_variable_and_output_says_what_it_is_and_every_provider_has_a_version() {
    let mut folders = vec![folder()];
    folders.extend(std::fs::read_dir(folder().join("modules")).expect("modules").map(|e| e.expect("one").path()));
    for folder in folders {
        for name in ["variables.tf", "outputs.tf"] {
            let text = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
            for block in ["variable \"", "output \""] {
                let declared = text.lines().filter(|line| line.starts_with(block)).count();
                let described = text.matches("\n  description = ").count();
                assert!(declared == 0 || declared == described, "{}/{name}: {block}", folder.display());
            }
        }
        for file in ["main.tf", "versions.tf"] {
            let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
            let count = |words| text.lines().filter(|line| line.starts_with(words)).count();
            let (sources, pinned) = (count("      source  = \""), count("      version = \"~> "));
            assert_eq!(sources, pinned, "{}/{file}", folder.display());
        }
    }
}
