variable "name" {
  description = "What everything is called."
  type        = string
}

variable "project" {
  description = "The project."
  type        = string
}

variable "regions" {
  description = "The regions, by name."
  type = map(object({
    nodes       = number
    vcpus       = number
    storage_gib = number
  }))
}

variable "primary_region" {
  description = "The region whose first node makes the cluster."
  type        = string
}

variable "network" {
  description = "The network."
  type        = string
}

variable "subnetworks" {
  description = "Each region's subnet."
  type        = map(string)
}

variable "range" {
  description = "The block that all subnets are in: who may connect."
  type        = string
}

variable "release" {
  description = "The whole version, such as v25.4.3."
  type        = string
}

variable "sha256" {
  description = "The SHA-256 of the program's archive for linux-amd64."
  type        = string
}

variable "protect" {
  description = "Whether the instances refuse to be deleted."
  type        = bool
}

variable "secrets_version" {
  description = "Raised by one to write the secrets again."
  type        = number
}
