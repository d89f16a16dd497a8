variable "name" {
  description = "What the job is called."
  type        = string

  validation {
    condition     = length(var.name) <= 54
    error_message = "name: at most 54 characters, because a run adds eight of its own to it."
  }
}

variable "region" {
  description = "Where it runs."
  type        = string
}

variable "image" {
  description = "The image."
  type        = string
}

variable "command" {
  description = "The program, where it is not the image's."
  type        = list(string)
  default     = null
}

variable "args" {
  description = "Its arguments."
  type        = list(string)
}

variable "environment" {
  description = "Its settings."
  type        = map(string)
  default     = {}
}

variable "secret_environment" {
  description = "Its secrets, by variable."
  type        = map(object({ secret = string, version = string }))
  default     = {}
}

variable "files" {
  description = "Secrets that are files: NAME is /secrets/NAME/file."
  type        = map(object({ secret = string, version = string }))
  default     = {}
}

variable "account" {
  description = "Who it is."
  type        = string
}

variable "subnetwork" {
  description = "The subnet that it leaves by."
  type        = string
}

variable "run" {
  description = "Whether an apply runs it."
  type        = bool
  default     = false
}

variable "again" {
  description = "Something else that it depends on: another value runs it again."
  type        = string
  default     = ""
}

variable "timeout_seconds" {
  description = "How long it may take."
  type        = number
  default     = 900
}

variable "retries" {
  description = "How often a run that failed begins again by itself."
  type        = number
  default     = 0
}
