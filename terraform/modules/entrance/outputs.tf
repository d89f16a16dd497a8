output "addresses" {
  description = "Where the domains point."
  value       = { for name, address in google_compute_global_address.this : name => address.address }
}
