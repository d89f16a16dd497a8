variable "name" {
  description = "What the network is called."
  type        = string
}

variable "subnets" {
  description = "The address block of each region."
  type        = map(string)
}
