//! What this process uses: memory, CPU, files, threads, under the names that every Prometheus dashboard knows, and the
//! tasks of the main runtime. Read from `/proc` at each scrape; where there is none these figures are missing.

use std::fs;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use tokio::runtime::Handle;

use super::figures::Series;

/// Clock ticks of `/proc`: 100 a second on every architecture that Linux runs on.
const TICKS: f64 = 100.0;

/// This process, as it is at each scrape.
#[derive(Clone, Copy, Debug)]
pub struct Process;

impl Collector for Process {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> std::fmt::Result {
        [resources(), runtime()].iter().flatten().try_for_each(|series| series.encode(&mut encoder))
    }
}

fn resources() -> Vec<Series> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let open = fs::read_dir("/proc/self/fd").ok().map(|entries| entries.count() as f64);
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let known = [
        (Series::count("process_cpu_seconds", "CPU time used"), cpu_seconds()),
        (Series::level("process_resident_memory_bytes", "Memory in use"), kilobytes(&status, "VmRSS:")),
        (Series::level("process_virtual_memory_bytes", "Address space in use"), kilobytes(&status, "VmSize:")),
        (
            Series::level(
                "process_memory_limit_bytes",
                "Memory that may be used: the container's limit or the machine's",
            ),
            memory_limit(),
        ),
        (Series::level("process_threads", "Threads"), field(&status, "Threads:")),
        (Series::level("process_open_fds", "Files and sockets that are open"), open),
        (Series::level("process_max_fds", "Files and sockets that may be open"), files_max(&limits)),
    ];
    known.into_iter().filter_map(|(series, figure)| Some(series.with(figure?))).collect()
}

/// The scrape runs on the main runtime, where the queues and the connections live.
fn runtime() -> Vec<Series> {
    let Ok(handle) = Handle::try_current() else { return Vec::new() };
    let metrics = handle.metrics();
    vec![
        Series::level("process_runtime_workers", "Threads of the main runtime").with(metrics.num_workers() as f64),
        Series::level("process_runtime_tasks", "Tasks of the main runtime").with(metrics.num_alive_tasks() as f64),
        Series::level("process_runtime_queued", "Tasks that wait for a thread of the main runtime")
            .with(metrics.global_queue_depth() as f64),
    ]
}

/// The first number behind a name.
fn field(text: &str, name: &str) -> Option<f64> {
    text.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

fn kilobytes(text: &str, name: &str) -> Option<f64> {
    field(text, name).map(|kilobytes| kilobytes * 1024.0)
}

fn files_max(limits: &str) -> Option<f64> {
    field(limits, "Max open files")
}

fn cpu_seconds() -> Option<f64> {
    ticks(&fs::read_to_string("/proc/self/stat").ok()?).map(|ticks| ticks / TICKS)
}

/// The second field is the program's name in parentheses and may hold anything, so counting starts after the last one.
fn ticks(stat: &str) -> Option<f64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_ascii_whitespace().collect();
    let number = |place: usize| fields.get(place)?.parse::<f64>().ok();
    Some(number(11)? + number(12)?)
}

/// What ends this process if it wants more: the nearest limit of its control group, else all there is.
fn memory_limit() -> Option<f64> {
    let machine = kilobytes(&fs::read_to_string("/proc/meminfo").ok()?, "MemTotal:")?;
    let group = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let group = group.lines().find_map(|line| line.strip_prefix("0::")).unwrap_or_default().trim();
    let files = [format!("/sys/fs/cgroup{group}/memory.max"), "/sys/fs/cgroup/memory.max".to_owned()];
    let limit = files.iter().find_map(|file| fs::read_to_string(file).ok()?.trim().parse::<f64>().ok());
    Some(limit.map_or(machine, |limit| limit.min(machine)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_behind_their_names() {
        let status = "Name:\tlargesse\nVmRSS:\t  1024 kB\nThreads:\t7\n";
        assert_eq!((kilobytes(status, "VmRSS:"), field(status, "Threads:")), (Some(1_048_576.0), Some(7.0)));
        assert_eq!(field(status, "VmSwap:"), None);
        assert_eq!(
            files_max("Max open files            1024                 4096                 files"),
            Some(1024.0)
        );
        assert_eq!(ticks("17 (a) (b c) S 4 17 17 0 -1 4194560 9 8 7 6 150 50 20 10 20 0 1 0 5 6 7"), Some(200.0));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_has_used_something() {
        let all = resources();
        assert_eq!(all.len(), 7, "{all:?}");
        assert!(all.iter().all(|series| series.figures[0].1 >= 0.0), "{all:?}");
    }
}
