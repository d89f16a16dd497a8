# Who reaches the nodes: each other, and the regions' servers by one internal address for each region.

resource "google_compute_firewall" "inside" {
  name          = "${var.name}-db-inside"
  network       = var.network
  direction     = "INGRESS"
  source_ranges = [var.range]
  target_tags   = ["${var.name}-db"]

  allow {
    protocol = "tcp"
    ports    = ["26257", "8080"]
  }
}

# The provider's health checkers.
resource "google_compute_firewall" "health" {
  name          = "${var.name}-db-health"
  network       = var.network
  direction     = "INGRESS"
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]
  target_tags   = ["${var.name}-db"]

  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}

# A person's SQL shell or console: `gcloud compute ssh --tunnel-through-iap`, and no way in from anywhere else.
resource "google_compute_firewall" "people" {
  name          = "${var.name}-db-people"
  network       = var.network
  direction     = "INGRESS"
  source_ranges = ["35.235.240.0/20"]
  target_tags   = ["${var.name}-db"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_instance_group" "zone" {
  for_each  = local.zones
  name      = "${var.name}-db-${each.key}"
  zone      = each.key
  instances = [for name in each.value : google_compute_instance.node[name].self_link]

  named_port {
    name = "sql"
    port = 26257
  }
}

resource "google_compute_region_health_check" "node" {
  for_each           = var.regions
  name               = "${var.name}-db"
  region             = each.key
  check_interval_sec = 5
  timeout_sec        = 3

  # A node that is draining says no before it closes its connections.
  https_health_check {
    port         = 8080
    request_path = "/health?ready=1"
  }
}

resource "google_compute_region_backend_service" "region" {
  for_each                        = var.regions
  name                            = "${var.name}-db"
  region                          = each.key
  protocol                        = "TCP"
  load_balancing_scheme           = "INTERNAL"
  health_checks                   = [google_compute_region_health_check.node[each.key].id]
  connection_draining_timeout_sec = 60

  dynamic "backend" {
    for_each = [for zone, region in local.zone_regions : zone if region == each.key]
    content {
      group          = google_compute_instance_group.zone[backend.value].id
      balancing_mode = "CONNECTION"
    }
  }
}

resource "google_compute_address" "region" {
  for_each     = var.regions
  name         = "${var.name}-db-${each.key}"
  region       = each.key
  subnetwork   = var.subnetworks[each.key]
  address_type = "INTERNAL"
}

resource "google_compute_forwarding_rule" "region" {
  for_each              = var.regions
  name                  = "${var.name}-db"
  region                = each.key
  load_balancing_scheme = "INTERNAL"
  ip_protocol           = "TCP"
  ports                 = ["26257"]
  ip_address            = google_compute_address.region[each.key].id
  subnetwork            = var.subnetworks[each.key]
  backend_service       = google_compute_region_backend_service.region[each.key].id
  # A region whose own nodes are gone may ask another region's.
  allow_global_access = true
}
