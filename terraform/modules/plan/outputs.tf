output "ordered" {
  description = "All regions of the database, the primary one first."
  value       = local.ordered

  precondition {
    condition     = length(local.crowded) == 0
    error_message = "Too many connections for the database: ${join("; ", local.crowded)}."
  }
  precondition {
    condition     = length(distinct(values(local.numbers))) == length(local.numbers)
    error_message = "Two regions would get the same subnet; give network_range another /16 for one of them."
  }
  precondition {
    condition     = contains(values(var.regions)[*].stage, "serving")
    error_message = "At least one region must be \"serving\": units have to go somewhere."
  }
}

output "serving" {
  description = "The regions whose servers run, with their sizes: serving and draining ones."
  value       = local.serving
}

output "survive" {
  description = "What `largesse migrate --survive` is told: region from three regions on, else zone."
  value       = local.survive
}

output "subnets" {
  description = "The address block of each region."
  value       = local.subnets
}

output "connections" {
  description = "Database connections that a region's servers take at most, and its limit."
  value       = local.connections
}
