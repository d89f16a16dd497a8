# One VPC, which is global on Google Cloud; a subnet, a router and an address for each region. Servers have no address
# of their own: what leaves a region leaves from one fixed address, which the database's allow-list names.

resource "google_compute_network" "this" {
  name                    = var.name
  auto_create_subnetworks = false
  routing_mode            = "GLOBAL"
}

resource "google_compute_subnetwork" "this" {
  for_each                 = var.subnets
  name                     = "${var.name}-${each.key}"
  region                   = each.key
  network                  = google_compute_network.this.id
  ip_cidr_range            = each.value
  private_ip_google_access = true
}

resource "google_compute_router" "this" {
  for_each = var.subnets
  name     = "${var.name}-${each.key}"
  region   = each.key
  network  = google_compute_network.this.id
}

resource "google_compute_address" "egress" {
  for_each = var.subnets
  name     = "${var.name}-egress-${each.key}"
  region   = each.key
}

resource "google_compute_router_nat" "this" {
  for_each                           = var.subnets
  name                               = "${var.name}-${each.key}"
  region                             = each.key
  router                             = google_compute_router.this[each.key].name
  nat_ip_allocate_option             = "MANUAL_ONLY"
  nat_ips                            = [google_compute_address.egress[each.key].self_link]
  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"
  # A database connection lives for hours and may be silent for minutes.
  tcp_established_idle_timeout_sec = 7200
  min_ports_per_vm                 = 256

  subnetwork {
    name                    = google_compute_subnetwork.this[each.key].id
    source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
  }

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}
