# A certificate authority of the cluster's own, a certificate for each node and one for root. The keys are in the state,
# because a certificate must outlive the run that makes it: who reads the state is root in the database (README.md).

locals {
  # The region's internal address is what servers ask for; the names are what nodes ask each other by.
  names = {
    for name, host in local.hosts : name => ["${var.name}-db-${name}", host, "localhost"]
  }
  node_files = merge([
    for name in keys(local.nodes) : {
      for kind in ["crt", "key"] : "${name}-${kind}" => { node = name, kind = kind }
    }
  ]...)
  node_secrets = {
    for name in keys(local.nodes) : name => {
      "ca.crt"   = google_secret_manager_secret.ca.secret_id
      "node.crt" = google_secret_manager_secret.node["${name}-crt"].secret_id
      "node.key" = google_secret_manager_secret.node["${name}-key"].secret_id
    }
  }
  root_files = { crt = tls_locally_signed_cert.root.cert_pem, key = tls_private_key.root.private_key_pem }
  root_secrets = {
    for kind, secret in google_secret_manager_secret.root : "client.root.${kind}" => secret.secret_id
  }
}

resource "tls_private_key" "ca" {
  algorithm   = "ECDSA"
  ecdsa_curve = "P256"
}

resource "tls_self_signed_cert" "ca" {
  private_key_pem       = tls_private_key.ca.private_key_pem
  is_ca_certificate     = true
  validity_period_hours = 24 * 365 * 10
  early_renewal_hours   = 24 * 90
  allowed_uses          = ["cert_signing", "crl_signing", "digital_signature"]

  subject {
    common_name  = "${var.name} database CA"
    organization = "Cockroach"
  }
}

resource "tls_private_key" "node" {
  for_each    = local.nodes
  algorithm   = "ECDSA"
  ecdsa_curve = "P256"
}

resource "tls_cert_request" "node" {
  for_each        = local.nodes
  private_key_pem = tls_private_key.node[each.key].private_key_pem
  dns_names       = local.names[each.key]
  ip_addresses    = ["127.0.0.1", google_compute_address.region[each.value.region].address]

  subject {
    common_name  = "node"
    organization = "Cockroach"
  }
}

resource "tls_locally_signed_cert" "node" {
  for_each              = local.nodes
  cert_request_pem      = tls_cert_request.node[each.key].cert_request_pem
  ca_private_key_pem    = tls_private_key.ca.private_key_pem
  ca_cert_pem           = tls_self_signed_cert.ca.cert_pem
  validity_period_hours = 24 * 365
  early_renewal_hours   = 24 * 60
  allowed_uses          = ["digital_signature", "key_encipherment", "server_auth", "client_auth"]
}

resource "tls_private_key" "root" {
  algorithm   = "ECDSA"
  ecdsa_curve = "P256"
}

resource "tls_cert_request" "root" {
  private_key_pem = tls_private_key.root.private_key_pem

  subject {
    common_name  = "root"
    organization = "Cockroach"
  }
}

resource "tls_locally_signed_cert" "root" {
  cert_request_pem      = tls_cert_request.root.cert_request_pem
  ca_private_key_pem    = tls_private_key.ca.private_key_pem
  ca_cert_pem           = tls_self_signed_cert.ca.cert_pem
  validity_period_hours = 24 * 365
  early_renewal_hours   = 24 * 60
  allowed_uses          = ["digital_signature", "key_encipherment", "client_auth"]
}

resource "google_secret_manager_secret" "ca" {
  secret_id = "${var.name}-db-ca"

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_version" "ca" {
  secret      = google_secret_manager_secret.ca.id
  secret_data = tls_self_signed_cert.ca.cert_pem
}

resource "google_secret_manager_secret" "node" {
  for_each  = local.node_files
  secret_id = "${var.name}-db-${each.key}"

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_version" "node" {
  for_each               = local.node_files
  secret                 = google_secret_manager_secret.node[each.key].id
  secret_data_wo_version = var.secrets_version
  secret_data_wo = (
    each.value.kind == "crt"
    ? tls_locally_signed_cert.node[each.value.node].cert_pem
    : tls_private_key.node[each.value.node].private_key_pem
  )
}

resource "google_secret_manager_secret_iam_member" "ca" {
  secret_id = google_secret_manager_secret.ca.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.node.member
}

resource "google_secret_manager_secret_iam_member" "node" {
  for_each  = local.node_files
  secret_id = google_secret_manager_secret.node[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.node.member
}

resource "google_secret_manager_secret" "root" {
  for_each  = toset(["crt", "key"])
  secret_id = "${var.name}-db-root-${each.key}"

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_version" "root" {
  for_each               = google_secret_manager_secret.root
  secret                 = each.value.id
  secret_data_wo         = local.root_files[each.key]
  secret_data_wo_version = var.secrets_version
}

resource "google_secret_manager_secret_iam_member" "root" {
  for_each  = google_secret_manager_secret.root
  secret_id = each.value.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.node.member
}
