output "endpoint_group" {
  description = "The region's place behind the entrance."
  value       = google_compute_region_network_endpoint_group.this.id
}

output "service" {
  description = "The region's service."
  value       = google_cloud_run_v2_service.this.name
}
