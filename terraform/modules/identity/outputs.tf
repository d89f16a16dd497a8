output "accounts" {
  description = "The service accounts' addresses: server, team, operator, owner."
  value       = { for name, account in google_service_account.this : name => account.email }
}

output "secret_names" {
  description = "The secrets' names, for `gcloud secrets versions access`."
  value       = { for name, secret in google_secret_manager_secret.this : name => secret.secret_id }
}

# Versions and not "latest": a new one makes new revisions, so that no instance of a region has another secret than its
# neighbour.
output "secrets" {
  description = "The secrets with their versions, readable by their accounts once this is known."
  value = {
    token = {
      secret  = google_secret_manager_secret.this["token"].secret_id
      version = google_secret_manager_secret_version.token.version
    }
    sidecar = {
      secret  = google_secret_manager_secret.this["sidecar"].secret_id
      version = google_secret_manager_secret_version.sidecar.version
    }
    ca = {
      secret  = google_secret_manager_secret.this["ca"].secret_id
      version = google_secret_manager_secret_version.ca.version
    }
    owner_url = {
      secret  = google_secret_manager_secret.this["url-owner"].secret_id
      version = google_secret_manager_secret_version.owner_url.version
    }
    operator_url = {
      secret  = google_secret_manager_secret.this["url-operator"].secret_id
      version = google_secret_manager_secret_version.operator_url.version
    }
    app_password = {
      secret  = google_secret_manager_secret.this["password-app"].secret_id
      version = google_secret_manager_secret_version.password["app"].version
    }
    operator_password = {
      secret  = google_secret_manager_secret.this["password-operator"].secret_id
      version = google_secret_manager_secret_version.password["operator"].version
    }
    challenge = var.challenged ? {
      secret  = google_secret_manager_secret.this["challenge"].secret_id
      version = google_secret_manager_secret_version.challenge[0].version
    } : null
    server_urls = {
      for region, version in google_secret_manager_secret_version.server_url : region => {
        secret  = google_secret_manager_secret.this["url-${region}"].secret_id
        version = version.version
      }
    }
    owner_files = var.database.certificates ? {
      "owner-crt" = {
        secret  = google_secret_manager_secret.this["owner-crt"].secret_id
        version = google_secret_manager_secret_version.owner_certificate[0].version
      }
      "owner-key" = {
        secret  = google_secret_manager_secret.this["owner-key"].secret_id
        version = google_secret_manager_secret_version.owner_key[0].version
      }
    } : {}
  }
  depends_on = [google_secret_manager_secret_iam_member.reader]
}
