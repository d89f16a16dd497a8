output "joined" {
  description = "Each region, known once its row is there; its servers wait for it."
  value       = { for region, step in module.step : region => step.id }
}

output "remove_jobs" {
  description = "The job of each region that takes it out of service, or refuses to."
  value       = { for region in keys(var.stages) : region => module.manual["remove-${region}"].name }
}

output "commands" {
  description = "What the team types."
  value = {
    dashboard = "gcloud run services proxy ${google_cloud_run_v2_service.team.name} --region ${var.region}"
    server    = "LARGESSE_SERVER=${google_cloud_run_v2_service.team.uri}"
    status    = "gcloud run jobs execute ${module.manual["status"].name} --region ${var.region} --wait"
    audit     = "gcloud run jobs execute ${module.manual["audit"].name} --region ${var.region} --wait"
    command = join(" ", [
      "gcloud run jobs execute ${module.manual["command"].name} --region ${var.region} --wait",
      "--args=campaign,open,burger,--now",
    ])
  }
}
