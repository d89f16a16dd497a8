output "network" {
  description = "The network."
  value       = google_compute_network.this.id
}

output "subnetworks" {
  description = "Each region's subnet."
  value       = { for region, subnetwork in google_compute_subnetwork.this : region => subnetwork.id }
}

output "egress_addresses" {
  description = "The one address that everything of a region leaves from."
  value       = { for region, address in google_compute_address.egress : region => address.address }
}
