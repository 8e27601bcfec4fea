//! Order statistics by one definition: the p-th percentile of n sorted values is the value of rank ceil(p * n / 100),
//! counted from 1 (nearest rank). It is always one of the values, so nothing is rounded.

/// The values are sorted and there is at least one; 1 <= percent <= 100.
pub fn percentile(sorted: &[i64], percent: u64) -> i64 {
    let rank = (sorted.len() as u64 * percent + 99) / 100;
    sorted[rank as usize - 1]
}
