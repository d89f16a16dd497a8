# A multi-region cluster of CockroachDB Cloud. Its nodes are reached over TLS with `verify-full`, from the regions'
# fixed addresses only: allow-listed, not private.

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    cockroach = {
      source  = "cockroachdb/cockroach"
      version = "~> 1.22"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }
}

locals {
  advanced = var.plan == "ADVANCED"
  # STANDARD has no nodes of one's own and exists in these regions of Google Cloud only.
  standard_regions = [
    "asia-southeast1", "europe-west1", "europe-west2", "europe-west3", "us-central1", "us-east1", "us-west2",
  ]
  elsewhere = [
    for region in var.regions : region.name
    if !local.advanced && !contains(local.standard_regions, region.name)
  ]
}

resource "cockroach_cluster" "this" {
  name              = var.name
  cloud_provider    = "GCP"
  plan              = var.plan
  delete_protection = var.protect
  # Of an ADVANCED cluster; the other kind follows by itself.
  cockroach_version = local.advanced ? var.major : null

  dedicated = local.advanced ? {
    num_virtual_cpus = var.regions[0].vcpus
    storage_gib      = var.regions[0].storage_gib
  } : null

  serverless = local.advanced ? null : {
    upgrade_type            = "AUTOMATIC"
    with_empty_ip_allowlist = true
    usage_limits = {
      provisioned_virtual_cpus = sum([for region in var.regions : region.nodes * region.vcpus])
    }
  }

  # A list, in the plan's order: another order would be a change.
  regions = [
    for index, region in var.regions : {
      name       = region.name
      node_count = local.advanced ? region.nodes : null
      primary    = local.advanced ? null : index == 0
    }
  ]

  backup_config = {
    enabled           = true
    frequency_minutes = 60
    retention_days    = 30
  }

  lifecycle {
    precondition {
      condition     = length(local.elsewhere) == 0
      error_message = "CockroachDB Cloud STANDARD is not in ${join(", ", local.elsewhere)}; ADVANCED may be."
    }
  }
}

resource "cockroach_allow_list" "egress" {
  for_each   = var.allow_from
  cluster_id = cockroach_cluster.this.id
  name       = "${var.name} ${each.key}"
  cidr_ip    = each.value
  cidr_mask  = 32
  sql        = true
  ui         = false
}

resource "cockroach_database" "this" {
  cluster_id = cockroach_cluster.this.id
  name       = "largesse"
}

# The provider has no write-only password, so this one is in the state; only jobs use it, and by way of the secret.
resource "random_password" "owner" {
  length  = 32
  special = false
}

resource "cockroach_sql_user" "owner" {
  cluster_id = cockroach_cluster.this.id
  name       = "largesse_owner"
  password   = random_password.owner.result
}

data "cockroach_cluster_cert" "this" {
  id = cockroach_cluster.this.id
}

resource "cockroach_metric_export_prometheus_config" "this" {
  count = local.advanced ? 1 : 0
  id    = cockroach_cluster.this.id
}
