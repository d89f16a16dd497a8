# The one way in: an address for each version of IP, announced everywhere, so that a person reaches the nearest of the
# provider's edges and from there the nearest region that is well.

locals {
  addresses = { "ipv4" = "IPV4", "ipv6" = "IPV6" }
  # A certificate's domains can't be changed; another name lets the new one stand beside the old one.
  certificate = "${var.name}-${substr(sha256(join(",", sort(var.domains))), 0, 8)}"
}

resource "google_compute_global_address" "this" {
  for_each   = local.addresses
  name       = "${var.name}-${each.key}"
  ip_version = each.value
}

resource "google_compute_managed_ssl_certificate" "this" {
  name = local.certificate

  managed {
    domains = var.domains
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_ssl_policy" "this" {
  name            = var.name
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

# Counted at the edge, before anything of ours is reached. By address and not by token: only the first 128 bytes of a
# header are compared, which are the same for thousands of tokens. Limits of an account are the servers' business.
resource "google_compute_security_policy" "this" {
  name        = var.name
  type        = "CLOUD_ARMOR"
  description = "How much one address may ask."

  rule {
    description = "A flood of one address is slowed, and then stopped for a while."
    action      = "rate_based_ban"
    priority    = 1000
    preview     = var.rate_limits.preview

    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action   = "allow"
      exceed_action    = "deny(429)"
      enforce_on_key   = "IP"
      ban_duration_sec = var.rate_limits.ban_seconds

      rate_limit_threshold {
        count        = var.rate_limits.per_minute
        interval_sec = 60
      }

      ban_threshold {
        count        = var.rate_limits.ban_above
        interval_sec = 60
      }
    }
  }

  rule {
    description = "Everybody else."
    action      = "allow"
    priority    = 2147483647

    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}

# No health check and no outlier detection: serverless groups have none of the first, and the second would take a region
# away for saying 503 to a crowd. The services' readiness probes say which region is well. Nor is there a timeout here:
# the service's own, an hour, is what ends an event stream.
resource "google_compute_backend_service" "this" {
  name                  = var.name
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = google_compute_security_policy.this.id
  enable_cdn            = true
  # A compressed event stream would be held back until there is enough of it.
  compression_mode = "DISABLED"

  # Only what says of itself that it may be kept: assets, the widget, the page for a moment. No claim does.
  cdn_policy {
    cache_mode                   = "USE_ORIGIN_HEADERS"
    negative_caching             = false
    serve_while_stale            = 0
    request_coalescing           = true
    signed_url_cache_max_age_sec = 0

    cache_key_policy {
      include_host         = true
      include_protocol     = true
      include_query_string = true
    }
  }

  dynamic "backend" {
    for_each = var.backends
    content {
      group = backend.value
    }
  }

  # One in a hundred: a rush is 33,000 requests a second, and each has its line in the servers' own log.
  log_config {
    enable      = true
    sample_rate = 0.01
  }
}

resource "google_compute_url_map" "https" {
  name            = var.name
  default_service = google_compute_backend_service.this.id
}

resource "google_compute_target_https_proxy" "this" {
  name             = var.name
  url_map          = google_compute_url_map.https.id
  ssl_certificates = [google_compute_managed_ssl_certificate.this.id]
  ssl_policy       = google_compute_ssl_policy.this.id
  quic_override    = "ENABLE"
}

resource "google_compute_global_forwarding_rule" "https" {
  for_each              = google_compute_global_address.this
  name                  = "${var.name}-https-${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = each.value.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.this.id
}

resource "google_compute_url_map" "redirect" {
  name = "${var.name}-redirect"

  default_url_redirect {
    https_redirect         = true
    strip_query            = false
    redirect_response_code = "PERMANENT_REDIRECT"
  }
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "${var.name}-redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_global_forwarding_rule" "http" {
  for_each              = google_compute_global_address.this
  name                  = "${var.name}-http-${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = each.value.id
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
}
