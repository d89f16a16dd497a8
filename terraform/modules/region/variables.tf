variable "name" {
  description = "What everything is called."
  type        = string
}

variable "project" {
  description = "The project."
  type        = string
}

variable "region" {
  description = "The region's name, as the cloud and the database have it."
  type        = string
}

variable "size" {
  description = "Its servers, and its part of the database."
  type = object({
    min_instances = number
    max_instances = number
    cpu           = number
    memory        = string
    concurrency   = number
    connections   = number
    nodes         = number
    vcpus         = number
  })
}

variable "image" {
  description = "The image of the program."
  type        = string
}

variable "sidecar_image" {
  description = "The sidecar that scrapes the metrics, or \"\"."
  type        = string
}

variable "environment" {
  description = "The settings of every server."
  type        = map(string)
}

variable "secrets" {
  description = "The secrets, by what they are."
  type = object({
    token       = object({ secret = string, version = string })
    challenge   = optional(object({ secret = string, version = string }))
    ca          = object({ secret = string, version = string })
    sidecar     = object({ secret = string, version = string })
    server_urls = map(object({ secret = string, version = string }))
  })
}

variable "account" {
  description = "The servers' service account."
  type        = string
}

variable "subnetwork" {
  description = "The region's subnet."
  type        = string
}

variable "joined" {
  description = "Known once the region's row is in the database."
  type        = string
}

variable "guard" {
  description = "The job that takes the region out of service, where it runs, and whether its refusal counts."
  type        = object({ enabled = bool, job = string, region = string })
}
