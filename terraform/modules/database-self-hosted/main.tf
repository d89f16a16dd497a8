# The same database on instances of our own: nodes in every region's zones, with locality flags and certificates, a disk
# each, reached inside the network only, by one internal address for each region.

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 8.7"
    }
    tls = {
      source  = "hashicorp/tls"
      version = "~> 4.1"
    }
  }
}

locals {
  # Three zones of each region; two regions have no zone a. Node 3 stands beside node 0.
  letters = {
    for region in keys(var.regions) : region => (
      contains(["us-east1", "europe-west1"], region) ? ["b", "c", "d"] : ["a", "b", "c"]
    )
  }
  nodes = merge([
    for region, size in var.regions : {
      for number in range(size.nodes) : "${region}-${number}" => {
        region = region
        zone   = "${region}-${local.letters[region][number % 3]}"
        number = number
        size   = size
      }
    }
  ]...)

  # Who joins needs one that answers; who is a member knows the others already. So a new region changes no other node.
  join = [for number in range(3) : local.hosts["${var.primary_region}-${number}"]]

  # With the zone: a short name is known in its own zone only.
  hosts = {
    for name, node in local.nodes : name => "${var.name}-db-${name}.${node.zone}.c.${var.project}.internal"
  }

  # Makes the cluster, once.
  founder = "${var.primary_region}-0"

  continent = split("-", var.primary_region)[0]
  zones = { for zone in distinct([for node in local.nodes : node.zone]) : zone => [
    for name, node in local.nodes : name if node.zone == zone
  ] }
  zone_regions = { for zone in keys(local.zones) : zone => regex("^(.*)-[a-z]$", zone)[0] }
}

resource "google_service_account" "node" {
  account_id   = "${var.name}-db"
  display_name = "${var.name}: database nodes"
}

resource "google_project_iam_member" "node" {
  for_each = toset(["roles/logging.logWriter", "roles/monitoring.metricWriter"])
  project  = var.project
  role     = each.key
  member   = google_service_account.node.member
}

resource "google_storage_bucket" "backups" {
  name                        = "${var.project}-${var.name}-backups"
  location                    = lookup({ europe = "EU", asia = "ASIA", australia = "ASIA" }, local.continent, "US")
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  lifecycle_rule {
    condition {
      age = 90
    }
    action {
      type = "Delete"
    }
  }
}

resource "google_storage_bucket_iam_member" "backups" {
  bucket = google_storage_bucket.backups.name
  role   = "roles/storage.objectAdmin"
  member = google_service_account.node.member
}

resource "google_compute_disk" "store" {
  for_each = local.nodes
  name     = "${var.name}-db-${each.key}"
  zone     = each.value.zone
  type     = "pd-ssd"
  size     = each.value.size.storage_gib
}

resource "google_compute_instance" "node" {
  for_each                  = local.nodes
  name                      = "${var.name}-db-${each.key}"
  zone                      = each.value.zone
  machine_type              = "n2-standard-${each.value.size.vcpus}"
  tags                      = ["${var.name}-db"]
  deletion_protection       = var.protect
  allow_stopping_for_update = true

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
      size  = 20
      type  = "pd-balanced"
    }
  }

  attached_disk {
    source      = google_compute_disk.store[each.key].id
    device_name = "store"
  }

  network_interface {
    subnetwork = var.subnetworks[each.value.region]
  }

  service_account {
    email  = google_service_account.node.email
    scopes = ["cloud-platform"]
  }

  shielded_instance_config {
    enable_secure_boot = true
  }

  # In the metadata and not as `metadata_startup_script`, of which every change would replace the instance.
  metadata = {
    enable-oslogin = "TRUE"
    startup-script = templatefile("${path.module}/node.sh.tftpl", {
      release = var.release
      sha256  = var.sha256
      region  = each.value.region
      zone    = each.value.zone
      node    = local.hosts[each.key]
      project = var.project
      secrets = merge(local.node_secrets[each.key], each.key == local.founder ? local.root_secrets : {})
      join    = join(",", local.join)
      founder = each.key == local.founder
      backups = google_storage_bucket.backups.name
    })
  }

  lifecycle {
    ignore_changes = [boot_disk[0].initialize_params[0].image]
  }
}
