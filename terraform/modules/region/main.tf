# All that a region is, beside its part of the database: servers that follow the crowd, and their place behind the one
# entrance. No provider of its own: `for_each` over the map makes as many as there are entries.

locals {
  environment = merge(var.environment, {
    LARGESSE_REGION      = var.region
    LARGESSE_LISTEN      = "0.0.0.0:8080"
    LARGESSE_OPS_LISTEN  = "0.0.0.0:9090"
    LARGESSE_CONNECTIONS = tostring(var.size.connections)
    LARGESSE_THREADS     = tostring(var.size.cpu)
    # The connection budget, said at the start.
    LARGESSE_SERVERS_PER_REGION = tostring(var.size.max_instances)
    LARGESSE_REGION_VCPUS       = tostring(var.size.nodes * var.size.vcpus)
    # The entrance is the only way in, and adds the client and itself to x-forwarded-for.
    LARGESSE_TRUSTED_HOPS = "2"
    # Cloud Run kills ten seconds after SIGTERM.
    LARGESSE_DRAIN_MS = "8000"
  })
}

resource "google_cloud_run_v2_service" "this" {
  name     = "${var.name}-${var.region}"
  location = var.region
  # Reached through the entrance only: its rules and limits can't be gone around.
  ingress              = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  invoker_iam_disabled = true
  default_uri_disabled = true
  deletion_protection  = false
  # Nobody reads it; a change makes the service wait for the region's row.
  annotations = { "largesse/joined" = var.joined }

  template {
    service_account                  = var.account
    max_instance_request_concurrency = var.size.concurrency
    # Also ends event streams, which come back by themselves; every other request has its own, shorter deadline.
    timeout = "3600s"

    scaling {
      min_instance_count = var.size.min_instances
      max_instance_count = var.size.max_instances
    }

    containers {
      name  = "largesse"
      image = var.image
      args  = ["serve"]

      ports {
        container_port = 8080
      }

      dynamic "env" {
        for_each = local.environment
        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = merge(
          {
            LARGESSE_DATABASE_URL = var.secrets.server_urls[var.region]
            LARGESSE_TOKEN_SECRET = var.secrets.token
          },
          var.secrets.challenge == null ? {} : { LARGESSE_CHALLENGE_SECRET = var.secrets.challenge },
        )
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
        # The planner, the sweepers and the gate's watch work between requests too.
        cpu_idle          = false
        startup_cpu_boost = true
        limits            = { cpu = tostring(var.size.cpu), memory = var.size.memory }
      }

      startup_probe {
        period_seconds    = 1
        failure_threshold = 60
        http_get {
          path = "/readyz"
          port = 9090
        }
      }

      # Only whether the process answers: a database that is away is no reason to start it again.
      liveness_probe {
        period_seconds    = 10
        failure_threshold = 6
        http_get {
          path = "/livez"
          port = 9090
        }
      }

      # Instances that are not ready get nobody; a region in which too few are is passed over by the entrance.
      readiness_probe {
        period_seconds    = 5
        failure_threshold = 2
        success_threshold = 2
        http_get {
          path = "/readyz"
          port = 9090
        }
      }
    }

    dynamic "containers" {
      for_each = var.sidecar_image == "" ? [] : [var.sidecar_image]
      content {
        name       = "metrics"
        image      = containers.value
        depends_on = ["largesse"]

        volume_mounts {
          name       = "sidecar"
          mount_path = "/etc/rungmp"
        }

        resources {
          cpu_idle = false
          limits   = { cpu = "1", memory = "256Mi" }
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

    volumes {
      name = "sidecar"
      secret {
        secret = var.secrets.sidecar.secret
        items {
          version = var.secrets.sidecar.version
          path    = "config.yaml"
        }
      }
    }

    # Everything leaves by the region's subnet: by its one fixed address, or privately to a database in the network.
    vpc_access {
      egress = "ALL_TRAFFIC"
      network_interfaces {
        subnetwork = var.subnetwork
      }
    }
  }
}

resource "google_compute_region_network_endpoint_group" "this" {
  name                  = "${var.name}-${var.region}"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.this.name
  }

  lifecycle {
    create_before_destroy = true
  }
}

# Goes first when the region goes, because it needs everything else of it: `largesse region remove` refuses while the
# region has units or is not drained, its job fails, and so does the apply, with nothing of the region taken away.
resource "terraform_data" "guard" {
  input = {
    enabled  = var.guard.enabled
    job      = var.guard.job
    project  = var.project
    location = var.guard.region
  }

  provisioner "local-exec" {
    when = destroy
    command = join(" ", [
      "[ \"$ENABLED\" != true ] ||",
      "gcloud run jobs execute \"$JOB\" --project \"$PROJECT\" --region \"$LOCATION\" --wait",
    ])
    environment = {
      ENABLED  = self.output.enabled
      JOB      = self.output.job
      PROJECT  = self.output.project
      LOCATION = self.output.location
    }
  }

  depends_on = [google_cloud_run_v2_service.this, google_compute_region_network_endpoint_group.this]
}
