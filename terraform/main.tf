# One multi-region deployment. `modules/plan` says what the regions map means; every other module takes the parts of the
# plan that it needs, with `for_each` over it and no provider configuration of its own, so that an entry is a region.

locals {
  services = toset([
    "artifactregistry.googleapis.com", "compute.googleapis.com", "iam.googleapis.com", "monitoring.googleapis.com",
    "run.googleapis.com", "secretmanager.googleapis.com",
  ])
  metrics     = "https://console.cloud.google.com/monitoring/metrics-explorer"
  self_hosted = var.database.kind == "self-hosted"

  # One of the two; what comes after knows neither of them.
  database = one(concat(module.database_cloud[*].interface, module.database_self_hosted[*].interface))

  # The same for every server, job and operator.
  environment = merge(
    {
      LARGESSE_TOKEN_ISSUER   = var.tokens.issuer
      LARGESSE_TOKEN_AUDIENCE = var.tokens.audience
      LARGESSE_PUBLIC_SCHEME  = "https"
      LARGESSE_LOG_FORMAT     = "json"
    },
    var.settings,
  )

  # Of those who serve people alone: whoever else was told of a challenge would need its secret.
  challenged      = var.challenge.service != "off"
  challenge_named = contains(["turnstile", "hcaptcha", "recaptcha"], var.challenge.service)
  challenge_hosts = var.challenge.hosts != null ? var.challenge.hosts : local.challenge_named ? var.domains : []
  challenge = !local.challenged ? {} : merge(
    {
      LARGESSE_CHALLENGE           = var.challenge.service
      LARGESSE_CHALLENGE_WHEN_AWAY = var.challenge.when_away
    },
    # A service of one's own (an app's attestation, an invitation) names no host.
    length(local.challenge_hosts) == 0 ? {} : { LARGESSE_CHALLENGE_HOSTNAME = join(",", local.challenge_hosts) },
    var.challenge.site_key == "" ? {} : { LARGESSE_CHALLENGE_SITE_KEY = var.challenge.site_key },
    var.challenge.script == "" ? {} : {
      LARGESSE_CHALLENGE_SCRIPT = var.challenge.script
      LARGESSE_CHALLENGE_CLASS  = var.challenge.class
    },
  )
}

module "plan" {
  source         = "./modules/plan"
  regions        = var.regions
  primary_region = var.primary_region
  network_range  = var.network_range
}

resource "google_project_service" "needed" {
  for_each           = local.services
  service            = each.key
  disable_on_destroy = false
}

module "network" {
  source  = "./modules/network"
  name    = var.name
  subnets = module.plan.subnets

  depends_on = [google_project_service.needed]
}

module "database_cloud" {
  source     = "./modules/database-cloud"
  count      = local.self_hosted ? 0 : 1
  name       = var.name
  regions    = [for region in module.plan.ordered : merge(var.regions[region], { name = region })]
  plan       = var.database.plan
  major      = var.database.version
  protect    = var.database.protect
  allow_from = module.network.egress_addresses
}

module "database_self_hosted" {
  source          = "./modules/database-self-hosted"
  count           = local.self_hosted ? 1 : 0
  name            = var.name
  project         = var.project
  regions         = { for region in module.plan.ordered : region => var.regions[region] }
  primary_region  = var.primary_region
  network         = module.network.network
  subnetworks     = module.network.subnetworks
  range           = var.network_range
  release         = var.database.version
  sha256          = var.database.sha256
  protect         = var.database.protect
  secrets_version = var.secrets_version
}

module "identity" {
  source           = "./modules/identity"
  name             = var.name
  project          = var.project
  regions          = module.plan.ordered
  database         = local.database
  token_secret     = var.token_secret
  challenged       = local.challenged
  challenge_secret = var.challenge_secret
  passwords        = var.database_passwords
  secrets_version  = var.secrets_version

  depends_on = [google_project_service.needed]
}

module "operations" {
  source          = "./modules/operations"
  name            = var.name
  region          = var.primary_region
  regions         = module.plan.ordered
  survive         = module.plan.survive
  stages          = { for name, region in module.plan.serving : name => region.stage }
  api_url         = "https://${var.domains[0]}"
  image           = var.image
  cockroach_image = var.cockroach_image
  environment     = local.environment
  secrets         = module.identity.secrets
  accounts        = module.identity.accounts
  subnetwork      = module.network.subnetworks[var.primary_region]
  operators       = var.operators

  depends_on = [google_project_service.needed]
}

module "region" {
  source        = "./modules/region"
  for_each      = module.plan.serving
  name          = var.name
  project       = var.project
  region        = each.key
  size          = each.value
  image         = var.image
  sidecar_image = var.metrics_sidecar_image
  environment   = merge(local.environment, local.challenge)
  secrets       = module.identity.secrets
  account       = module.identity.accounts.server
  subnetwork    = module.network.subnetworks[each.key]
  # Its row must be there before its servers: they refuse to start in a region that nobody has added.
  joined = module.operations.joined[each.key]
  guard = {
    enabled = var.refuse_removal_with_units
    job     = module.operations.remove_jobs[each.key]
    region  = var.primary_region
  }
}

module "entrance" {
  source      = "./modules/entrance"
  name        = var.name
  domains     = var.domains
  backends    = { for region, one in module.region : region => one.endpoint_group }
  rate_limits = var.rate_limits

  depends_on = [google_project_service.needed]
}
