# Needs no provider and no cloud: `terraform init && terraform test` in terraform/modules/plan.

variables {
  primary_region = "us-east1"
  regions        = { "us-east1" = {}, "europe-west1" = {}, "asia-southeast1" = {} }
}

run "one_empty_entry_is_a_whole_region" {
  command = plan
  variables {
    regions = { "us-east1" = {} }
  }
  assert {
    condition     = output.ordered == tolist(["us-east1"]) && output.survive == "zone"
    error_message = "One region survives a zone."
  }
  assert {
    condition     = output.serving["us-east1"].min_instances == 2 && output.serving["us-east1"].nodes == 3
    error_message = "An empty entry has defaults."
  }
}

run "the_primary_region_is_first_and_the_others_are_sorted" {
  command = plan
  assert {
    condition     = output.ordered == tolist(["us-east1", "asia-southeast1", "europe-west1"])
    error_message = "The order must not depend on how the map is written."
  }
  assert {
    condition     = output.survive == "region"
    error_message = "Three regions survive the loss of one."
  }
}

run "adding_a_region_moves_no_other_subnet" {
  command = plan
  variables {
    regions = { "us-east1" = {}, "africa-south1" = {}, "europe-west1" = {}, "asia-southeast1" = {} }
  }
  assert {
    condition = alltrue([
      for name in ["us-east1", "europe-west1", "asia-southeast1"] :
      output.subnets[name] == run.the_primary_region_is_first_and_the_others_are_sorted.subnets[name]
    ])
    error_message = "A new region moved another one's addresses."
  }
}

run "a_region_that_only_keeps_its_rows_serves_nobody_and_stays_in_the_database" {
  command = plan
  variables {
    regions = {
      "us-east1"        = {}
      "europe-west1"    = { stage = "database-only" }
      "asia-southeast1" = { stage = "draining" }
    }
  }
  assert {
    condition     = sort(keys(output.serving)) == tolist(["asia-southeast1", "us-east1"])
    error_message = "A draining region still answers; a database-only one does not."
  }
  assert {
    condition     = contains(output.ordered, "europe-west1")
    error_message = "Its rows still live there."
  }
}

run "more_connections_than_the_database_likes_are_refused" {
  command = plan
  variables {
    regions = { "us-east1" = { max_instances = 100 } }
  }
  expect_failures = [output.ordered]
}

run "an_unknown_stage_is_refused" {
  command = plan
  variables {
    regions = { "us-east1" = {}, "europe-west1" = { stage = "gone" } }
  }
  expect_failures = [var.regions]
}

run "no_instance_at_all_is_refused" {
  command = plan
  variables {
    regions = { "us-east1" = { min_instances = 0 } }
  }
  expect_failures = [var.regions]
}

run "a_name_that_no_cloud_has_is_refused" {
  command = plan
  variables {
    primary_region = "US East"
    regions        = { "US East" = {} }
  }
  expect_failures = [var.regions]
}

run "a_primary_region_outside_of_the_map_is_refused" {
  command = plan
  variables {
    primary_region = "us-west1"
  }
  expect_failures = [var.primary_region]
}

run "the_primary_region_is_not_drained" {
  command = plan
  variables {
    regions = { "us-east1" = { stage = "draining" }, "europe-west1" = {} }
  }
  expect_failures = [var.primary_region]
}
