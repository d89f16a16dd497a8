variable "regions" {
  description = "The regions: see the variable of the same name of the root module."
  type = map(object({
    stage         = optional(string, "serving")
    min_instances = optional(number, 2)
    max_instances = optional(number, 24)
    cpu           = optional(number, 4)
    memory        = optional(string, "2Gi")
    concurrency   = optional(number, 1000)
    connections   = optional(number, 8)
    nodes         = optional(number, 3)
    vcpus         = optional(number, 16)
    storage_gib   = optional(number, 150)
  }))

  validation {
    condition     = length(var.regions) > 0
    error_message = "At least one region: { \"us-east1\" = {} } is a whole one."
  }
  validation {
    condition     = alltrue([for name in keys(var.regions) : can(regex("^[a-z][a-z0-9-]{0,29}$", name))])
    error_message = "A region's name is the cloud's, such as europe-west1: 1 to 30 lower-case letters, digits, hyphens."
  }
  validation {
    condition = alltrue([
      for region in var.regions : contains(["serving", "draining", "database-only"], region.stage)
    ])
    error_message = "stage: expected \"serving\", \"draining\" or \"database-only\"."
  }
  validation {
    condition = alltrue([
      for region in var.regions : region.min_instances >= 1 && region.max_instances >= region.min_instances
    ])
    error_message = "min_instances: at least 1, or nobody can tell whether the region is well; max_instances: no fewer."
  }
  validation {
    condition     = alltrue([for region in var.regions : contains([1, 2, 4, 6, 8], region.cpu)])
    error_message = "cpu: expected 1, 2, 4, 6 or 8, which is what Cloud Run has."
  }
  validation {
    condition     = alltrue([for region in var.regions : region.concurrency >= 1 && region.concurrency <= 1000])
    error_message = "concurrency: expected 1 to 1000, which is what Cloud Run has."
  }
  validation {
    condition     = alltrue([for region in var.regions : region.connections >= 2 && region.connections <= 500])
    error_message = "connections: expected 2 to 500, which is what `largesse serve --connections` takes."
  }
  validation {
    condition     = alltrue([for region in var.regions : region.nodes >= 3])
    error_message = "nodes: at least 3 in each region, or the loss of a zone takes the region's rows away."
  }
}

variable "primary_region" {
  description = "The region that the small tables' leases and the jobs live in; one of the map's."
  type        = string

  validation {
    condition     = contains(keys(var.regions), var.primary_region)
    error_message = "primary_region: expected one of the regions of the map."
  }
  validation {
    condition     = try(var.regions[var.primary_region].stage, "serving") == "serving"
    error_message = "primary_region: it must be \"serving\"; make another one the primary before this one is drained."
  }
}

variable "network_range" {
  description = "The /16 that the regions' subnets are cut from."
  type        = string
  default     = "10.64.0.0/16"

  validation {
    condition     = can(cidrhost(var.network_range, 0)) && endswith(var.network_range, "/16")
    error_message = "network_range: expected a /16, such as 10.64.0.0/16."
  }
}
