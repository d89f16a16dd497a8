variable "project" {
  description = "The Google Cloud project."
  type        = string
}

variable "name" {
  description = "What everything is called: resources are NAME or begin with NAME-."
  type        = string
  default     = "largesse"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,14}[a-z0-9]$", var.name))
    error_message = "name: expected 3 to 16 lower-case letters, digits and hyphens, such as largesse."
  }
}

variable "regions" {
  description = <<-EOT
    The regions, each an entry: { "us-east1" = {} } is a whole one. Its name is the cloud's.
    stage: "serving"; "draining" gives its units to the others and goes on answering; "database-only" has no servers
    and keeps its nodes for the rows that name it as their home. Removing a region is these two steps, then the entry.
    min_instances, max_instances, cpu, memory, concurrency: its servers. connections: to the database, of each server.
    nodes, vcpus, storage_gib: its part of the database (vcpus and storage_gib of the primary region count for all
    nodes of a CockroachDB Cloud cluster).
  EOT
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
  nullable = false
}

variable "primary_region" {
  description = "The region that the small tables' leases, the jobs and the team's own server live in."
  type        = string
}

variable "image" {
  description = "The image, by digest or by a tag that never moves."
  type        = string

  validation {
    condition     = can(regex("(@sha256:[0-9a-f]{64}|:[A-Za-z0-9_.-]+)$", var.image)) && !endswith(var.image, ":latest")
    error_message = "image: expected a tag or a digest, and not `latest`: a later instance would be another program."
  }
}

variable "domains" {
  description = "The host names people use; each needs an A and an AAAA record at the addresses that are put out."
  type        = list(string)

  validation {
    condition = length(var.domains) > 0 && length(var.domains) <= 100 && alltrue([
      for domain in var.domains : can(regex("^[a-z0-9.-]+[.][a-z]{2,}$", domain))
    ])
    error_message = "domains: expected 1 to 100 host names, such as give.example.com."
  }
}

variable "tokens" {
  description = "Whose tokens are accepted: the issuer and the audience of your identity service."
  type = object({
    issuer   = string
    audience = optional(string, "largesse")
  })
}

variable "token_secret" {
  description = "The secret shared with the identity service (HS256), at least 32 bytes. Never in the state."
  type        = string
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = length(var.token_secret) >= 32
    error_message = "token_secret: at least 32 bytes."
  }
}

variable "database_passwords" {
  description = "Of the database's working roles, the same at every apply: letters and digits only. Never in the state."
  type        = object({ app = string, operator = string })
  ephemeral   = true
  sensitive   = true

  validation {
    condition = alltrue([
      for password in [var.database_passwords.app, var.database_passwords.operator] :
      can(regex("^[A-Za-z0-9]{20,}$", password))
    ])
    error_message = "database_passwords: at least 20 letters and digits each; they stand in URLs."
  }
}

variable "secrets_version" {
  description = "Raise it by one to write the secrets again: a new token secret, new passwords of the database's roles."
  type        = number
  default     = 1
}

variable "settings" {
  description = "More settings of the servers, by their variables (LARGESSE_SIGN_IN_URL). No secrets."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.settings) : startswith(name, "LARGESSE_") || name == "RUST_LOG"])
    error_message = "settings: the names begin with LARGESSE_ (`largesse serve --help` has all of them)."
  }
}

variable "challenge" {
  description = <<-EOT
    What people have to solve once before they claim: "off", "turnstile", "hcaptcha", "recaptcha", or the https address
    at which a service of your own answers as they do (siteverify); its secret is challenge_secret.
    site_key: what the service knows the site by. hosts: on which a response may have been made; for
    the three services the domains if left out (name the hosts or packages of native apps, too), else any.
    script, class: of a service of your own, for the page. when_away: "refuse" or "admit", while the service is away.
  EOT
  type = object({
    service   = optional(string, "off")
    site_key  = optional(string, "")
    hosts     = optional(list(string))
    script    = optional(string, "")
    class     = optional(string, "")
    when_away = optional(string, "refuse")
  })
  default = {}

  validation {
    condition     = can(regex("^(off|turnstile|hcaptcha|recaptcha|https://.+)$", var.challenge.service))
    error_message = "challenge.service: expected off, turnstile, hcaptcha, recaptcha or https://…"
  }
  validation {
    condition     = !contains(["turnstile", "hcaptcha", "recaptcha"], var.challenge.service) || var.challenge.site_key != ""
    error_message = "challenge.site_key: expected the key that the service gave you for this site."
  }
  validation {
    condition     = (var.challenge.script == "") == (var.challenge.class == "")
    error_message = "challenge.script and challenge.class: expected both or none."
  }
  validation {
    condition     = var.challenge.script == "" || startswith(var.challenge.service, "https://")
    error_message = "challenge.script: expected only with a service of your own; the others have theirs."
  }
  validation {
    condition     = var.challenge.script == "" || startswith(var.challenge.script, "https://")
    error_message = "challenge.script: expected https://…; the page comes encrypted."
  }
  validation {
    condition     = contains(["refuse", "admit"], var.challenge.when_away)
    error_message = "challenge.when_away: expected \"refuse\" or \"admit\"."
  }
}

variable "challenge_secret" {
  description = "The secret that the challenge's service knows us by, where one is on. Never in the state."
  type        = string
  ephemeral   = true
  sensitive   = true
  default     = ""

  validation {
    condition     = var.challenge.service == "off" || var.challenge_secret != ""
    error_message = "challenge_secret: expected the secret that the service gave you for this site."
  }
}

variable "rate_limits" {
  description = <<-EOT
    Requests of one address at the edge: more than per_minute are answered 429; more than ban_above in a minute, and it
    is refused for ban_seconds. Mobile carriers put thousands of people behind one address.
  EOT
  type = object({
    per_minute  = optional(number, 6000)
    ban_above   = optional(number, 30000)
    ban_seconds = optional(number, 300)
    preview     = optional(bool, false)
  })
  default = {}
}

variable "database" {
  description = <<-EOT
    "cloud": CockroachDB Cloud. plan: "ADVANCED" (all regions, nodes of its own) or "STANDARD" (few regions).
    "self-hosted": nodes on Compute Engine; version and sha256 name the program's archive for linux-amd64.
  EOT
  type = object({
    kind    = optional(string, "cloud")
    plan    = optional(string, "ADVANCED")
    version = optional(string, "v25.4")
    sha256  = optional(string, "")
    protect = optional(bool, true)
  })
  default = {}

  validation {
    condition     = contains(["cloud", "self-hosted"], var.database.kind)
    error_message = "database.kind: expected \"cloud\" or \"self-hosted\"."
  }
  validation {
    condition     = contains(["ADVANCED", "STANDARD"], var.database.plan)
    error_message = "database.plan: expected \"ADVANCED\" or \"STANDARD\"; BASIC has no second region to survive in."
  }
  validation {
    condition     = var.database.kind == "cloud" || can(regex("^v[0-9]+[.][0-9]+[.][0-9]+$", var.database.version))
    error_message = "database.version: a self-hosted one needs a whole version, such as v25.4.3."
  }
  validation {
    condition     = var.database.kind == "cloud" || can(regex("^[0-9a-f]{64}$", var.database.sha256))
    error_message = "database.sha256: expected the SHA-256 of cockroach-VERSION.linux-amd64.tgz."
  }
}

variable "operators" {
  description = "Who may reach the team's dashboard and run jobs: IAM members, such as group:ops@example.com."
  type        = list(string)
  default     = []
}

variable "refuse_removal_with_units" {
  description = <<-EOT
    A region's servers can't be taken away before `largesse region remove` says yes; needs gcloud where Terraform runs.
    false only to tear a whole deployment down.
  EOT
  type        = bool
  default     = true
}

variable "network_range" {
  description = "The /16 that the regions' subnets are cut from."
  type        = string
  default     = "10.64.0.0/16"
}

variable "cockroach_image" {
  description = "An image with the `cockroach` client, which grants the database's roles (sql/roles.sql)."
  type        = string
  default     = "cockroachdb/cockroach:v25.4.3"
}

variable "metrics_sidecar_image" {
  description = "The sidecar that scrapes each server's /metrics for Managed Service for Prometheus; \"\" for none."
  type        = string
  default     = "us-docker.pkg.dev/cloud-ops-agents-artifacts/cloud-run-gmp-sidecar/cloud-run-gmp-sidecar:1.2.0"
}
