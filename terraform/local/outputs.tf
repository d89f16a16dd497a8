output "url" {
  description = "Where people go."
  value       = "http://${var.listen}"
}

output "regions" {
  description = "Each region and its stage."
  value       = { for name, region in var.regions : name => { stage = region.stage } }
}

output "environment" {
  description = "What the other commands want: eval \"$(terraform output -raw environment)\"."
  value       = "eval \"$(${local.quoted[0]} local --folder ${local.quoted[1]} env)\""
}
