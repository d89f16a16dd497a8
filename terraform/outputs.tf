output "addresses" {
  description = "Where the domains' A and AAAA records point; the certificate comes once they do."
  value       = module.entrance.addresses
}

output "url" {
  description = "Where people go."
  value       = "https://${var.domains[0]}"
}

output "regions" {
  description = "Each region: its stage, its service, and its database connections against their limit."
  value = {
    for name, region in var.regions : name => {
      stage       = region.stage
      service     = try(module.region[name].service, null)
      connections = try(module.plan.connections[name], null)
      database    = local.database.hosts[name]
    }
  }
}

output "operations" {
  description = "The team's commands: the dashboard, and jobs that run `largesse` next to the database."
  value       = module.operations.commands
}

output "database" {
  description = "How to reach the database; passwords are in Secret Manager only."
  value = {
    kind    = var.database.kind
    hosts   = local.database.hosts
    secrets = module.identity.secret_names
    access  = local.database.access
  }
}

output "metrics" {
  description = "Where the numbers are: Managed Service for Prometheus, and the database's own."
  value = {
    servers  = var.metrics_sidecar_image == "" ? "none" : "${local.metrics}?project=${var.project}"
    database = local.database.metrics
  }
}
