variable "regions" {
  description = <<-EOT
    The regions, each an entry: { "us-east1" = {} } is a whole one. The cloud module's map can be given as it is; what
    only a cloud can use is left out.
    stage: "serving"; "draining" gives its units to the others and goes on answering; "database-only" has no server.
    connections: to the database, of its server. threads: that answer people.
    latitude, longitude: where it is, if its name is not one of Google's or Amazon's.
  EOT
  type = map(object({
    stage       = optional(string, "serving")
    connections = optional(number, 8)
    threads     = optional(number, 1)
    latitude    = optional(number)
    longitude   = optional(number)
  }))
  default  = { "us-east1" = {}, "europe-west1" = {} }
  nullable = false

  validation {
    condition = length(var.regions) > 0 && alltrue([
      for name in keys(var.regions) : can(regex("^[a-z][a-z0-9-]{0,62}$", name))
    ])
    error_message = "regions: expected at least one, called like us-east1."
  }

  validation {
    condition = alltrue([
      for r in values(var.regions) : contains(["serving", "draining", "database-only"], r.stage)
    ])
    error_message = "regions: expected the stage serving, draining or database-only."
  }

  validation {
    condition     = alltrue([for r in values(var.regions) : (r.latitude == null) == (r.longitude == null)])
    error_message = "regions: expected both latitude and longitude, or neither."
  }
}

variable "program" {
  description = "The program: `cargo build --release` makes it."
  type        = string
  default     = "../../target/release/largesse"

  validation {
    condition     = fileexists(var.program)
    error_message = "program: there is no such file; run `cargo build --release`, or name another one."
  }
}

variable "folder" {
  description = <<-EOT
    Where rows, logs and addresses are kept; .largesse/local of the repository if left out. Root needs one that
    everybody may pass through, such as /var/cache/largesse/stack, because PostgreSQL runs as another user then.
  EOT
  type        = string
  default     = null
}

variable "database_url" {
  description = "A database to use instead of a private one: postgresql://USER:PASSWORD@HOST:PORT/DATABASE."
  type        = string
  default     = ""
  sensitive   = true
}

variable "listen" {
  description = "Where people come in."
  type        = string
  default     = "127.0.0.1:8000"
}

variable "country_header" {
  description = "The header that names a person's country, such as CF-IPCountry behind that CDN."
  type        = string
  default     = "X-Country"
}

variable "drain_seconds" {
  description = "How long a region that leaves may take to give its units away, to exactly zero."
  type        = number
  default     = 120
}
