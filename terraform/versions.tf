terraform {
  # 1.11 has write-only arguments: no secret that can do without it is written to the state.
  required_version = ">= 1.11.0"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 8.7"
    }
    # For one argument, `run_execution_token` of jobs: an apply that runs a job and waits for its end.
    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 8.7"
    }
    cockroach = {
      source  = "cockroachdb/cockroach"
      version = "~> 1.22"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
    tls = {
      source  = "hashicorp/tls"
      version = "~> 4.1"
    }
  }

  # Where the state is kept is said at init, because a bucket's name is nobody's but yours:
  #   terraform init -backend-config=bucket=YOUR-BUCKET -backend-config=prefix=largesse
  # Versioning on, uniform access, and only the people and the pipeline that apply may read it (README.md).
  backend "gcs" {}
}

provider "google" {
  project = var.project
}

provider "google-beta" {
  project = var.project
}

# Takes COCKROACH_API_KEY from the environment; a self-hosted database needs none.
provider "cockroach" {}
