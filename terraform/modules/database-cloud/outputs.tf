# The same for every kind of database.
output "interface" {
  description = "How it is reached and as whom: what the rest of the stack knows of a database."
  value = {
    hosts        = { for region in cockroach_cluster.this.regions : region.name => "${region.sql_dns}:26257" }
    query        = "sslmode=verify-full&sslrootcert=/secrets/ca/file"
    ca           = data.cockroach_cluster_cert.this.cert
    certificates = false
    owner = {
      user        = cockroach_sql_user.owner.name
      password    = random_password.owner.result
      query       = "sslmode=verify-full&sslrootcert=/secrets/ca/file"
      certificate = ""
      key         = ""
    }
    access  = "allow-listed: ${join(", ", [for entry in cockroach_allow_list.egress : entry.cidr_ip])}"
    metrics = local.advanced ? cockroach_metric_export_prometheus_config.this[0].targets : tomap({})
  }
}
