# What is done to the database and for the team: the schema, the roles, each region's row and its steps, commands for
# people, and one server whose own port, with the dashboard and the admin API, the team alone may reach.

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 8.7"
    }
    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 8.7"
    }
  }
}

locals {
  owner_files = merge({ ca = var.secrets.ca }, var.secrets.owner_files)
  roles_sql   = file("${path.module}/../../../sql/roles.sql")

  # A serving region's row is added, or brought back; a draining one's units are given away. Both may be run again.
  steps = {
    for region, stage in var.stages : region => stage == "draining" ? (
      ["region", "drain", region, "--within", "600"]
      ) : (
      ["region", "add", region, "--api-url", var.api_url]
    )
  }

  # For a person: `gcloud run jobs execute NAME --wait`, and with --args for the last one.
  manual = merge(
    { "status" = ["region", "status"], "audit" = ["audit"], "command" = ["region", "status"] },
    { for region in keys(var.stages) : "remove-${region}" => ["region", "remove", region] },
  )
}

module "migrate" {
  source             = "../job"
  name               = "${var.name}-migrate"
  region             = var.region
  image              = var.image
  args               = ["migrate", "--localities", join(",", var.regions), "--survive", var.survive]
  secret_environment = { LARGESSE_DATABASE_URL = var.secrets.owner_url }
  files              = local.owner_files
  account            = var.accounts.owner
  subnetwork         = var.subnetwork
  run                = true
  # Adding indexes to a large table takes its time, and so do a new database's first minutes.
  timeout_seconds = 3600
  retries         = 10
}

module "roles" {
  source      = "../job"
  name        = "${var.name}-roles"
  region      = var.region
  image       = var.cockroach_image
  command     = ["/bin/bash", "-c"]
  args        = [file("${path.module}/roles.sh")]
  environment = { ROLES_SQL = local.roles_sql }
  secret_environment = {
    LARGESSE_DATABASE_URL = var.secrets.owner_url
    APP_PASSWORD          = var.secrets.app_password
    OPERATOR_PASSWORD     = var.secrets.operator_password
  }
  files      = local.owner_files
  account    = var.accounts.owner
  subnetwork = var.subnetwork
  run        = true
  # After every migration: a new table has no grants yet.
  again = var.image

  depends_on = [module.migrate]
}

module "step" {
  source             = "../job"
  for_each           = local.steps
  name               = "${var.name}-step-${each.key}"
  region             = var.region
  image              = var.image
  args               = each.value
  secret_environment = { LARGESSE_DATABASE_URL = var.secrets.owner_url }
  files              = local.owner_files
  account            = var.accounts.owner
  subnetwork         = var.subnetwork
  run                = true

  depends_on = [module.roles]
}

module "manual" {
  source             = "../job"
  for_each           = local.manual
  name               = "${var.name}-${each.key}"
  region             = var.region
  image              = var.image
  args               = each.value
  environment        = var.environment
  secret_environment = { LARGESSE_DATABASE_URL = var.secrets.operator_url }
  files              = { ca = var.secrets.ca }
  account            = var.accounts.operator
  subnetwork         = var.subnetwork

  depends_on = [module.roles]
}

resource "google_cloud_run_v2_job_iam_member" "operator" {
  for_each = { for pair in setproduct(keys(local.manual), var.operators) : "${pair[0]} ${pair[1]}" => pair }
  name     = module.manual[each.value[0]].name
  location = var.region
  role     = each.value[0] == "command" ? "roles/run.jobsExecutorWithOverrides" : "roles/run.jobsExecutor"
  member   = each.value[1]
}

# The team's own server. Its public listener is on its loopback and serves nobody; its ops port is the service's port,
# behind Google's sign-in first and the operators' tokens second.
resource "google_cloud_run_v2_service" "team" {
  name                = "${var.name}-team"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_ALL"
  deletion_protection = false

  template {
    service_account                  = var.accounts.team
    timeout                          = "3600s"
    max_instance_request_concurrency = 200

    scaling {
      min_instance_count = 1
      max_instance_count = 1
    }

    containers {
      image = var.image
      args  = ["serve"]

      ports {
        container_port = 9090
      }

      dynamic "env" {
        for_each = merge(var.environment, {
          LARGESSE_REGION      = var.region
          LARGESSE_LISTEN      = "127.0.0.1:8080"
          LARGESSE_OPS_LISTEN  = "0.0.0.0:9090"
          LARGESSE_DRAIN_MS    = "8000"
          LARGESSE_CONNECTIONS = "4"
        })
        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = {
          LARGESSE_DATABASE_URL = var.secrets.server_urls[var.region]
          LARGESSE_TOKEN_SECRET = var.secrets.token
          # What the admin API changes, it changes as an operator.
          LARGESSE_ADMIN_DATABASE_URL = var.secrets.operator_url
        }
        content {
          name = env.key
          value_source {
            secret_key_ref {
              secret  = env.value.secret
              version = env.value.version
            }
          }
        }
      }

      volume_mounts {
        name       = "ca"
        mount_path = "/secrets/ca"
      }

      resources {
        cpu_idle = false
        limits   = { cpu = "1", memory = "512Mi" }
      }

      startup_probe {
        period_seconds    = 2
        failure_threshold = 30
        http_get {
          path = "/readyz"
        }
      }
    }

    volumes {
      name = "ca"
      secret {
        secret = var.secrets.ca.secret
        items {
          version = var.secrets.ca.version
          path    = "file"
        }
      }
    }

    vpc_access {
      egress = "ALL_TRAFFIC"
      network_interfaces {
        subnetwork = var.subnetwork
      }
    }
  }

  depends_on = [module.step]
}

resource "google_cloud_run_v2_service_iam_member" "team" {
  for_each = toset(var.operators)
  name     = google_cloud_run_v2_service.team.name
  location = var.region
  role     = "roles/run.invoker"
  member   = each.key
}
