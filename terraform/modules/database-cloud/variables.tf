variable "name" {
  description = "What the cluster is called."
  type        = string
}

variable "plan" {
  description = "ADVANCED or STANDARD."
  type        = string
}

variable "major" {
  description = "The major version of an ADVANCED cluster, such as v25.4; raised by one at a time."
  type        = string
}

variable "protect" {
  description = "Whether the cluster refuses to be deleted."
  type        = bool
}

variable "regions" {
  description = "Its regions, the primary one first."
  type = list(object({
    name        = string
    nodes       = number
    vcpus       = number
    storage_gib = number
  }))
}

variable "allow_from" {
  description = "Each region's fixed address."
  type        = map(string)
}
