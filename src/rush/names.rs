//! Account ids of the crowd: each is made from the seed and a number, and gives the number back.
//!
//! So nothing has to remember twenty million ids to know whose row of the database it is looking at.
//!
//! **Invariant:** `number_of(seed, account_of(seed, n)) == Some(n)`, and an id that was not made here has no number.

use uuid::{Builder, Variant, Version};

use crate::id::AccountId;

/// The number is scattered over the first 48 bits of the id, so that ids come in no order and spread over key ranges.
const BITS: u64 = (1 << 48) - 1;
/// Any odd factors will do: they can be undone modulo a power of two.
const FACTORS: [u64; 2] = [0x9E37_79B9_7F4B, 0xBF58_476D_1CE5];

/// The account of somebody in the crowd.
pub fn account_of(seed: u64, number: u32) -> AccountId {
    let top = u128::from(scatter(seed, u64::from(number))) << 80;
    let rest = u128::from(mix(seed, u64::from(number))) << 8;
    let builder = Builder::from_u128(top | rest).with_version(Version::Custom);
    AccountId(builder.with_variant(Variant::RFC4122).into_uuid())
}

/// Whose account it is, if it is one of the crowd's.
pub fn number_of(seed: u64, account: AccountId) -> Option<u32> {
    let number = u32::try_from(gather(seed, (account.0.as_u128() >> 80) as u64)).ok()?;
    (account_of(seed, number) == account).then_some(number)
}

/// Well-mixed bits of a seed and a number (the finalizer of splitmix64).
pub fn mix(seed: u64, number: u64) -> u64 {
    let mut bits = seed.wrapping_add(number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

fn scatter(seed: u64, number: u64) -> u64 {
    FACTORS.iter().fold((number ^ mix(seed, 0)) & BITS, |bits, factor| {
        let bits = bits.wrapping_mul(*factor) & BITS;
        bits ^ (bits >> 24)
    })
}

/// Undoes `scatter`: folding half of the bits onto the other half undoes itself.
fn gather(seed: u64, bits: u64) -> u64 {
    let number = FACTORS.iter().rev().fold(bits, |bits, factor| {
        let bits = bits ^ (bits >> 24);
        bits.wrapping_mul(inverse(*factor)) & BITS
    });
    number ^ (mix(seed, 0) & BITS)
}

/// The inverse of an odd number modulo 2^64, by Newton's method: 3 bits are right at first, twice as many after each
/// step.
fn inverse(odd: u64) -> u64 {
    (0..5).fold(odd, |x, _| x.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(x))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_gives_its_number_back() {
        for seed in [0, 1, u64::MAX] {
            for number in (0..1000).chain([u32::MAX - 1, u32::MAX]) {
                assert_eq!(number_of(seed, account_of(seed, number)), Some(number));
            }
        }
    }

    #[test]
    fn an_account_of_another_crowd_has_no_number() {
        assert_eq!(number_of(2, account_of(1, 7)), None);
        assert_eq!(number_of(1, AccountId::random()), None);
    }
}
