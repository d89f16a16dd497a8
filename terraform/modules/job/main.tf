# A command of the program, run next to the database. With a token it is run by the apply, again whenever the token
# changes, and the apply waits for its end and fails with it; without one it waits for a person.

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 8.7"
    }
  }
}

resource "google_cloud_run_v2_job" "this" {
  provider            = google-beta
  name                = var.name
  location            = var.region
  deletion_protection = false
  run_execution_token = var.run ? local.token : null

  template {
    template {
      service_account = var.account
      timeout         = "${var.timeout_seconds}s"
      # Every command may be run again, but a person should see that it failed.
      max_retries = var.retries

      containers {
        image   = var.image
        command = var.command
        args    = var.args

        dynamic "env" {
          for_each = var.environment
          content {
            name  = env.key
            value = env.value
          }
        }

        dynamic "env" {
          for_each = var.secret_environment
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

        dynamic "volume_mounts" {
          for_each = var.files
          content {
            name       = volume_mounts.key
            mount_path = "/secrets/${volume_mounts.key}"
          }
        }
      }

      dynamic "volumes" {
        for_each = var.files
        content {
          name = volumes.key
          secret {
            secret = volumes.value.secret
            items {
              version = volumes.value.version
              path    = "file"
            }
          }
        }
      }

      # Out by the region's fixed address, or by the network itself.
      vpc_access {
        egress = "ALL_TRAFFIC"
        network_interfaces {
          subnetwork = var.subnetwork
        }
      }
    }
  }
}

locals {
  # Whatever would change what the command does runs it again.
  token = substr(sha256(jsonencode([
    var.image, var.command, var.args, var.environment, var.secret_environment, var.again,
  ])), 0, 8)
}
