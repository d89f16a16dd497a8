# What the regions map means, computed without any provider: which regions there are in the database, which serve, in
# which order, and whether their sizes fit together. Everything else of the stack takes its names from here.

terraform {
  required_version = ">= 1.11.0"
}

locals {
  # The primary one first, the others by name, as a map's keys come: the database's list is ordered, and another order
  # would show up as a change in every plan.
  ordered = tolist(concat(
    [var.primary_region],
    [for name in keys(var.regions) : name if name != var.primary_region],
  ))

  # A region that is "database-only" keeps its nodes, for the rows that name it as their home, and serves nobody.
  serving = { for name, region in var.regions : name => region if region.stage != "database-only" }

  # Surviving a region's loss needs three of them; with fewer the database survives the loss of a zone.
  survive = length(var.regions) >= 3 ? "region" : "zone"

  # Four connections for each vCPU of a region's database nodes is what CockroachDB asks to stay under.
  connections = {
    for name, region in local.serving : name => {
      used  = region.max_instances * region.connections
      limit = region.nodes * region.vcpus * 4
    }
  }

  crowded = [
    for name, budget in local.connections :
    "${name}: ${budget.used} connections (max_instances x connections), at most ${budget.limit} (nodes x vcpus x 4)"
    if budget.used > budget.limit
  ]

  # Each region has a /24 of the /16: instances take addresses by the dozen while they are replaced. Its number is its
  # place in the list below, to which new names are only added at the end, so that adding a region never moves another
  # one; a name that is not in it takes one of the upper numbers.
  subnets = { for name in keys(var.regions) : name => cidrsubnet(var.network_range, 8, local.numbers[name]) }
  numbers = {
    for name in keys(var.regions) : name => (
      contains(local.known, name) ? index(local.known, name) : 128 + parseint(substr(sha256(name), 0, 8), 16) % 128
    )
  }
  known = [
    "us-east1", "us-east4", "us-east5", "us-central1", "us-south1", "us-west1", "us-west2", "us-west3", "us-west4",
    "northamerica-northeast1", "northamerica-northeast2", "northamerica-south1", "southamerica-east1",
    "southamerica-west1", "europe-west1", "europe-west2", "europe-west3", "europe-west4", "europe-west6",
    "europe-west8", "europe-west9", "europe-west10", "europe-west12", "europe-north1", "europe-north2",
    "europe-central2", "europe-southwest1", "asia-east1", "asia-east2", "asia-northeast1", "asia-northeast2",
    "asia-northeast3", "asia-south1", "asia-south2", "asia-southeast1", "asia-southeast2", "australia-southeast1",
    "australia-southeast2", "me-west1", "me-central1", "me-central2", "africa-south1",
  ]
}
