# A deployment on one machine, of the same shape as the cloud's: adding an entry to `regions` and applying gives
# a region, taking it away drains it first. Nothing but Terraform's built-in resource and `largesse local`.
#
# Each region is three things, made in this order and taken away in the opposite one, so that a region that leaves is
# drained while its server still answers:
#   region   its row in the database; going, it is marked gone
#   server   its process, kept running; going, it finishes what it began
#   traffic  its place at the entrance; going, it gives all its units to the others, to exactly zero
#
# A provisioner that runs when something is destroyed sees only `self`, so everything it needs is in `input`.

terraform {
  required_version = ">= 1.5.0"
}

locals {
  program = abspath(var.program)
  folder  = abspath(coalesce(var.folder, "${path.module}/../../.largesse/local"))
  quoted  = [for text in [local.program, local.folder] : "'${replace(text, "'", "'\\''")}'"]

  # Another build is another program: servers and schema go with it.
  build = filesha256(var.program)

  with_server = { for name, region in var.regions : name => region if region.stage != "database-only" }
  serving     = { for name, region in var.regions : name => region if region.stage == "serving" }
  place = {
    for name, region in var.regions :
    name => region.latitude == null ? "" : "${region.latitude},${region.longitude}"
  }
}

resource "terraform_data" "database" {
  input            = { LARGESSE = local.program, LARGESSE_LOCAL_FOLDER = local.folder }
  triggers_replace = [local.folder, sha256(var.database_url)]

  provisioner "local-exec" {
    command     = "\"$LARGESSE\" local start database"
    environment = merge(self.input, { LARGESSE_DATABASE_URL = var.database_url })
  }

  provisioner "local-exec" {
    when        = destroy
    command     = "\"$LARGESSE\" local stop database --remove"
    environment = self.input
  }
}

resource "terraform_data" "schema" {
  input            = terraform_data.database.output
  triggers_replace = [terraform_data.database.id, local.build]

  provisioner "local-exec" {
    command     = "eval \"$(\"$LARGESSE\" local env)\" && \"$LARGESSE\" migrate"
    environment = self.input
  }
}

resource "terraform_data" "region" {
  for_each         = var.regions
  input            = merge(terraform_data.database.output, { NAME = each.key })
  triggers_replace = [terraform_data.database.id]
  depends_on       = [terraform_data.schema]

  provisioner "local-exec" {
    command     = "eval \"$(\"$LARGESSE\" local env)\" && \"$LARGESSE\" region add \"$NAME\""
    environment = self.input
  }

  # What was the last region keeps its units and its row: there is nobody to give them to.
  provisioner "local-exec" {
    when        = destroy
    command     = "eval \"$(\"$LARGESSE\" local env)\" && \"$LARGESSE\" region remove --if-drained \"$NAME\""
    environment = self.input
  }
}

resource "terraform_data" "server" {
  for_each = local.with_server
  input    = merge(terraform_data.database.output, { NAME = each.key })
  triggers_replace = [
    terraform_data.region[each.key].id,
    local.build,
    each.value.connections,
    each.value.threads,
  ]

  provisioner "local-exec" {
    command     = "\"$LARGESSE\" local start server \"$NAME\" -- --connections \"$CONNECTIONS\" --threads \"$THREADS\""
    environment = merge(self.input, { CONNECTIONS = each.value.connections, THREADS = each.value.threads })
  }

  provisioner "local-exec" {
    when        = destroy
    command     = "\"$LARGESSE\" local stop server \"$NAME\" --remove"
    environment = self.input
  }
}

resource "terraform_data" "entrance" {
  input            = terraform_data.database.output
  triggers_replace = [terraform_data.database.id, var.listen, var.country_header]

  provisioner "local-exec" {
    command     = "\"$LARGESSE\" local start entrance -- --listen \"$LISTEN\" --country-header \"$HEADER\""
    environment = merge(self.input, { LISTEN = var.listen, HEADER = var.country_header })
  }

  provisioner "local-exec" {
    when        = destroy
    command     = "\"$LARGESSE\" local stop entrance --remove"
    environment = self.input
  }
}

resource "terraform_data" "traffic" {
  for_each         = local.serving
  input            = merge(terraform_data.database.output, { NAME = each.key, WITHIN = tostring(var.drain_seconds) })
  triggers_replace = [terraform_data.region[each.key].id, local.place[each.key]]
  depends_on       = [terraform_data.server, terraform_data.entrance]

  # The row again: a region that was draining is brought back.
  provisioner "local-exec" {
    command     = <<-EOT
      set -e
      eval "$("$LARGESSE" local env)"
      "$LARGESSE" region add "$NAME"
      if [ -n "$PLACE" ]; then set -- "--at=$PLACE"; fi
      "$LARGESSE" local join "$NAME" "$@"
    EOT
    environment = merge(self.input, { PLACE = local.place[each.key] })
  }

  provisioner "local-exec" {
    when        = destroy
    command     = <<-EOT
      set -e
      eval "$("$LARGESSE" local env)"
      "$LARGESSE" local leave "$NAME"
      "$LARGESSE" region drain --within "$WITHIN" --unless-last "$NAME"
    EOT
    environment = self.input
  }
}
