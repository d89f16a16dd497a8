variable "name" {
  description = "What everything is called."
  type        = string
}

variable "project" {
  description = "The project that the metrics are written to."
  type        = string
}

variable "regions" {
  description = "The database's regions, the primary one first."
  type        = list(string)
}

variable "database" {
  description = "The database module's interface."
  type = object({
    hosts        = map(string)
    query        = string
    ca           = string
    certificates = bool
    owner = object({
      user        = string
      password    = string
      query       = string
      certificate = string
      key         = string
    })
  })
}

variable "token_secret" {
  description = "The secret shared with the identity service."
  type        = string
  ephemeral   = true
  sensitive   = true
}

variable "challenged" {
  description = "Whether people have to solve a challenge, whose service has a secret."
  type        = bool
}

variable "challenge_secret" {
  description = "The secret that the challenge's service knows us by."
  type        = string
  ephemeral   = true
  sensitive   = true
}

variable "secrets_version" {
  description = "Raised by one to write the secrets again."
  type        = number
}

variable "passwords" {
  description = "The passwords of the database's working roles."
  type        = object({ app = string, operator = string })
  ephemeral   = true
  sensitive   = true
}
