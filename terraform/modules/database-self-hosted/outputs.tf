# The same for every kind of database.
output "interface" {
  description = "How it is reached and as whom: what the rest of the stack knows of a database."
  value = {
    hosts        = { for region, address in google_compute_address.region : region => "${address.address}:26257" }
    query        = "sslmode=verify-full&sslrootcert=/secrets/ca/file"
    ca           = tls_self_signed_cert.ca.cert_pem
    certificates = true
    owner = {
      user     = "root"
      password = ""
      query = join("&", [
        "sslmode=verify-full", "sslrootcert=/secrets/ca/file", "sslcert=/secrets/owner-crt/file",
        "sslkey=/secrets/owner-key/file",
      ])
      certificate = tls_locally_signed_cert.root.cert_pem
      key         = tls_private_key.root.private_key_pem
    }
    access  = "private: inside ${var.range} only"
    metrics = { for region, address in google_compute_address.region : region => "https://NODE:8080/_status/vars" }
  }

  # Nobody connects before the nodes are behind the address.
  depends_on = [google_compute_forwarding_rule.region]
}
