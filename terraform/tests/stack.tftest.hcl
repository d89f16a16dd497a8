# The whole stack with made-up answers of the clouds: `terraform init -backend=false && terraform test`. Nothing is
# reached and nothing is made.

mock_provider "google" {
  mock_resource "google_service_account" {
    defaults = { member = "serviceAccount:someone@project.iam.gserviceaccount.com" }
  }
}
mock_provider "google-beta" {}
mock_provider "random" {}
mock_provider "tls" {}
mock_provider "cockroach" {
  mock_resource "cockroach_metric_export_prometheus_config" {
    defaults = { targets = { "us-east1" = "https://metrics.example.com" } }
  }
}

variables {
  project            = "project"
  primary_region     = "us-east1"
  regions            = { "us-east1" = {}, "europe-west1" = {}, "asia-southeast1" = {} }
  image              = "us-docker.pkg.dev/project/largesse/largesse:1.0.0"
  domains            = ["give.example.com"]
  tokens             = { issuer = "https://id.example.com" }
  database_passwords = { app = "aaaaaaaaaaaaaaaaaaaaaaaa", operator = "bbbbbbbbbbbbbbbbbbbbbbbb" }
  token_secret       = "only a test's secret of 32 bytes and more"
  challenge_secret   = ""
  operators          = ["group:ops@example.com"]
  # A teardown of the test asks no cloud.
  refuse_removal_with_units = false
}

run "one_entry_is_a_region" {
  command = plan
  variables {
    regions = { "us-east1" = {} }
  }
  assert {
    condition     = keys(module.region) == ["us-east1"]
    error_message = "One entry, one region."
  }
}

run "each_entry_has_servers_a_database_and_a_place_behind_the_entrance" {
  command = apply
  assert {
    condition     = keys(module.region) == ["asia-southeast1", "europe-west1", "us-east1"]
    error_message = "Each entry has servers."
  }
  assert {
    condition     = keys(output.database.hosts) == ["asia-southeast1", "europe-west1", "us-east1"]
    error_message = "Each entry has database nodes."
  }
  assert {
    condition     = output.database.secrets["url-europe-west1"] == "largesse-url-europe-west1"
    error_message = "Each region has the address of its own part of the database."
  }
  assert {
    condition     = keys(output.addresses) == ["ipv4", "ipv6"]
    error_message = "People come by both versions of IP."
  }
}

run "another_entry_is_another_region" {
  command   = apply
  state_key = "another_entry_is_another_region"
  variables {
    regions = { "us-east1" = {}, "europe-west1" = {}, "asia-southeast1" = {}, "africa-south1" = { max_instances = 4 } }
  }
  assert {
    condition     = output.regions["africa-south1"].service == "largesse-africa-south1"
    error_message = "A new entry serves."
  }
}

run "a_region_without_servers_keeps_its_database" {
  command   = apply
  state_key = "a_region_without_servers_keeps_its_database"
  variables {
    regions = { "us-east1" = {}, "europe-west1" = {}, "asia-southeast1" = { stage = "database-only" } }
  }
  assert {
    condition     = output.regions["asia-southeast1"].service == null
    error_message = "It has no servers."
  }
  assert {
    condition     = contains(keys(output.database.hosts), "asia-southeast1")
    error_message = "Its rows still live there."
  }
}

run "a_database_of_ones_own_has_the_same_interface" {
  command   = plan
  state_key = "self_hosted"
  variables {
    database = {
      kind    = "self-hosted"
      version = "v25.4.3"
      sha256  = "0000000000000000000000000000000000000000000000000000000000000000"
    }
  }
  assert {
    condition     = keys(output.database.hosts) == ["asia-southeast1", "europe-west1", "us-east1"]
    error_message = "Each entry has database nodes."
  }
}

run "a_tag_that_moves_is_refused" {
  command = plan
  variables {
    image = "us-docker.pkg.dev/project/largesse/largesse:latest"
  }
  expect_failures = [var.image]
}

run "a_short_secret_is_refused" {
  command = plan
  variables {
    token_secret = "short"
  }
  expect_failures = [var.token_secret]
}

run "a_database_program_without_its_sum_is_refused" {
  command = plan
  variables {
    database = { kind = "self-hosted", version = "v25.4.3" }
  }
  expect_failures = [var.database]
}

run "a_challenge_is_the_servers_alone_with_its_secret_from_the_vault" {
  command   = apply
  state_key = "challenge"
  variables {
    challenge        = { service = "turnstile", site_key = "0x4AAAAAAADnPIDROrmt1Wwj" }
    challenge_secret = "only a test's"
  }
  assert {
    condition     = output.database.secrets["challenge"] == "largesse-challenge"
    error_message = "Its secret is kept where the other secrets are."
  }
}

run "without_a_challenge_there_is_no_secret_of_one" {
  command   = apply
  state_key = "challenge"
  assert {
    condition     = !contains(keys(output.database.secrets), "challenge")
    error_message = "Nobody needs it."
  }
}

run "a_challenge_without_its_secret_is_refused" {
  command = plan
  variables {
    challenge = { service = "hcaptcha", site_key = "k" }
  }
  expect_failures = [var.challenge_secret]
}

run "a_challenge_without_its_key_is_refused" {
  command = plan
  variables {
    challenge        = { service = "recaptcha" }
    challenge_secret = "only a test's"
  }
  expect_failures = [var.challenge]
}

run "a_challenge_in_the_clear_is_refused" {
  command = plan
  variables {
    challenge        = { service = "http://check.example.com/siteverify" }
    challenge_secret = "only a test's"
  }
  expect_failures = [var.challenge]
}

run "half_a_widget_is_refused" {
  command = plan
  variables {
    challenge        = { service = "https://check.example.com/siteverify", script = "https://check.example.com/w.js" }
    challenge_secret = "only a test's"
  }
  expect_failures = [var.challenge]
}
