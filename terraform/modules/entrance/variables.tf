variable "name" {
  description = "What everything is called."
  type        = string
}

variable "domains" {
  description = "The host names people use."
  type        = list(string)
}

variable "backends" {
  description = "Each region's endpoint group."
  type        = map(string)
}

variable "rate_limits" {
  description = "What one address may ask."
  type = object({
    per_minute  = number
    ban_above   = number
    ban_seconds = number
    preview     = bool
  })
}
