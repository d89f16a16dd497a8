output "name" {
  description = "The job's name, known once the run that the apply waits for has ended well."
  value       = google_cloud_run_v2_job.this.name
}

output "id" {
  description = "The job, known once the run that the apply waits for has ended well."
  value       = google_cloud_run_v2_job.this.id
}
