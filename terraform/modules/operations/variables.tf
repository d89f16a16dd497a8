variable "name" {
  description = "What everything is called."
  type        = string
}

variable "region" {
  description = "Where the jobs and the team's server run: the primary region."
  type        = string
}

variable "regions" {
  description = "The database's regions, the primary one first."
  type        = list(string)
}

variable "survive" {
  description = "What the database survives the loss of: region or zone."
  type        = string
}

variable "stages" {
  description = "The stage of each region that has servers: serving or draining."
  type        = map(string)
}

variable "api_url" {
  description = "Where people go; each region's row says so."
  type        = string
}

variable "image" {
  description = "The image of the program."
  type        = string
}

variable "cockroach_image" {
  description = "An image with the database's client."
  type        = string
}

variable "environment" {
  description = "The settings of every server."
  type        = map(string)
}

variable "secrets" {
  description = "The secrets, by what they are."
  type = object({
    token             = object({ secret = string, version = string })
    ca                = object({ secret = string, version = string })
    owner_url         = object({ secret = string, version = string })
    operator_url      = object({ secret = string, version = string })
    app_password      = object({ secret = string, version = string })
    operator_password = object({ secret = string, version = string })
    server_urls       = map(object({ secret = string, version = string }))
    owner_files       = map(object({ secret = string, version = string }))
  })
}

variable "accounts" {
  description = "The service accounts: server, team, operator, owner."
  type        = map(string)
}

variable "subnetwork" {
  description = "The primary region's subnet."
  type        = string
}

variable "operators" {
  description = "Who may run the jobs and reach the team's server."
  type        = list(string)
}
