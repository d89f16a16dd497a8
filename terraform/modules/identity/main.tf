# Who the parts are, and what each may read: three service accounts, and secrets with one reader list each. What is
# given as an ephemeral variable is written to Secret Manager by write-only arguments: no plan and no state has it.

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 8.7"
    }
  }
}

locals {
  accounts = {
    server   = "Answers people in every region; the role largesse_app in the database."
    team     = "Serves the dashboard and the admin API; both of the database's working roles."
    operator = "Runs the team's commands; the role largesse_operator in the database."
    owner    = "Migrates the schema and adds regions; owns the tables."
  }
  roles = toset(["app", "operator"])

  # A member of everything's reader list, by secret.
  readers = merge(
    { "token" = ["server", "team"], "sidecar" = ["server"], "ca" = keys(local.accounts) },
    { "password-app" = ["owner"], "password-operator" = ["owner"] },
    { "url-owner" = ["owner"], "url-operator" = ["operator", "team"] },
    { for region in var.regions : "url-${region}" => region == var.regions[0] ? ["server", "team"] : ["server"] },
    var.database.certificates ? { "owner-crt" = ["owner"], "owner-key" = ["owner"] } : {},
    var.challenged ? { "challenge" = ["server"] } : {},
  )
  grants = merge([
    for secret, accounts in local.readers : { for account in accounts : "${secret}/${account}" => [secret, account] }
  ]...)

  # Scraped over the instance's own loopback: the ops port is no port of the service.
  sidecar = yamlencode({
    apiVersion = "monitoring.googleapis.com/v1beta"
    kind       = "RunMonitoring"
    metadata   = { name = var.name }
    spec       = { endpoints = [{ port = 9090, path = "/metrics", interval = "10s" }] }
  })
}

resource "google_service_account" "this" {
  for_each     = local.accounts
  account_id   = "${var.name}-${each.key}"
  display_name = "${var.name}: ${each.key}"
  description  = each.value
}

# The sidecar writes what it scraped; traces and logs need no role of their own on Cloud Run.
resource "google_project_iam_member" "metrics" {
  project = var.project
  role    = "roles/monitoring.metricWriter"
  member  = google_service_account.this["server"].member
}

resource "google_secret_manager_secret" "this" {
  for_each  = local.readers
  secret_id = "${var.name}-${each.key}"

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_iam_member" "reader" {
  for_each  = local.grants
  secret_id = google_secret_manager_secret.this[each.value[0]].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.this[each.value[1]].member
}

resource "google_secret_manager_secret_version" "token" {
  secret                 = google_secret_manager_secret.this["token"].id
  secret_data_wo         = var.token_secret
  secret_data_wo_version = var.secrets_version
}

resource "google_secret_manager_secret_version" "challenge" {
  count                  = var.challenged ? 1 : 0
  secret                 = google_secret_manager_secret.this["challenge"].id
  secret_data_wo         = var.challenge_secret
  secret_data_wo_version = var.secrets_version
}

resource "google_secret_manager_secret_version" "password" {
  for_each               = local.roles
  secret                 = google_secret_manager_secret.this["password-${each.key}"].id
  secret_data_wo         = var.passwords[each.key]
  secret_data_wo_version = var.secrets_version
}

resource "google_secret_manager_secret_version" "server_url" {
  for_each = toset(var.regions)
  secret   = google_secret_manager_secret.this["url-${each.key}"].id
  secret_data_wo = join("", [
    "postgresql://largesse_app:", var.passwords.app,
    "@${var.database.hosts[each.key]}/largesse?${var.database.query}",
  ])
  secret_data_wo_version = var.secrets_version
}

resource "google_secret_manager_secret_version" "operator_url" {
  secret = google_secret_manager_secret.this["url-operator"].id
  secret_data_wo = join("", [
    "postgresql://largesse_operator:", var.passwords.operator,
    "@${var.database.hosts[var.regions[0]]}/largesse?${var.database.query}",
  ])
  secret_data_wo_version = var.secrets_version
}

# The owner's password, or its key, comes from a resource and is in the state already (README.md says which).
resource "google_secret_manager_secret_version" "owner_url" {
  secret = google_secret_manager_secret.this["url-owner"].id
  secret_data = join("", [
    "postgresql://", var.database.owner.user, var.database.certificates ? "" : ":${var.database.owner.password}",
    "@${var.database.hosts[var.regions[0]]}/largesse?${var.database.owner.query}",
  ])
}

resource "google_secret_manager_secret_version" "ca" {
  secret      = google_secret_manager_secret.this["ca"].id
  secret_data = var.database.ca
}

resource "google_secret_manager_secret_version" "owner_certificate" {
  count       = var.database.certificates ? 1 : 0
  secret      = google_secret_manager_secret.this["owner-crt"].id
  secret_data = var.database.owner.certificate
}

resource "google_secret_manager_secret_version" "owner_key" {
  count       = var.database.certificates ? 1 : 0
  secret      = google_secret_manager_secret.this["owner-key"].id
  secret_data = var.database.owner.key
}

resource "google_secret_manager_secret_version" "sidecar" {
  secret      = google_secret_manager_secret.this["sidecar"].id
  secret_data = local.sidecar
}
