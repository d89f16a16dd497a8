//! Numbers as each locale writes them. Fluent's own formatter knows neither grouping nor digits
//! (6,000,000 comes out as 6000000), so ICU's stands in for it. No plural rules here: they are in
//! `plural.rs`, which shares [`decimal`] so that form and digits agree.

use std::fmt::Write as _;

use fluent::FluentValue;
use fluent::types::{FluentNumber, FluentNumberOptions};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_provider::DataError;
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use unic_langid::LanguageIdentifier;

/// ICU's formatter, made once for each locale and grouping and kept by the bundle.
struct Numbers(DecimalFormatter);

impl Memoizable for Numbers {
    type Args = (bool,);
    type Error = ();

    fn construct(lang: LanguageIdentifier, (grouping,): Self::Args) -> Result<Self, ()> {
        let locale: icu_locale::Locale = lang.to_string().parse().map_err(drop)?;
        let strategy = if grouping { GroupingStrategy::Auto } else { GroupingStrategy::Never };
        formatter(locale, strategy).map(Self).map_err(drop)
    }
}

fn formatter(locale: icu_locale::Locale, strategy: GroupingStrategy) -> Result<DecimalFormatter, DataError> {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(strategy);
    DecimalFormatter::try_new(locale.into(), options)
}

/// The formatter of numbers without options of their own.
pub fn usual(locale: icu_locale::Locale) -> Result<DecimalFormatter, DataError> {
    formatter(locale, GroupingStrategy::Auto)
}

/// Up to here every whole number is one that a float can be.
const WHOLE_MAX: f64 = 9_007_199_254_740_992.0;

/// Writes a whole number without options as `format` does; nothing for any other.
pub fn write(number: &FluentNumber, usual: &DecimalFormatter, text: &mut String) -> Option<()> {
    let whole = number.value.fract() == 0.0 && number.value.abs() <= WHOLE_MAX;
    if !whole || number.options != FluentNumberOptions::default() {
        return None;
    }
    write!(text, "{}", usual.format(&Decimal::from(number.value as i64))).ok()
}

/// The bundle's formatter: words numbers, and leaves every other value to Fluent.
pub fn format(value: &FluentValue, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let decimal = decimal(number)?;
    memoizer
        .with_try_get::<Numbers, _, _>((number.options.use_grouping,), |numbers| numbers.0.format(&decimal).to_string())
        .ok()
}

/// The number exactly as it will be shown: `1` and `1.0` can want different plural forms. None for
/// what is no number.
pub fn decimal(number: &FluentNumber) -> Option<Decimal> {
    // Rust writes floats without an exponent, which is just what the decimal parser reads.
    let mut decimal: Decimal = number.value.to_string().parse().ok()?;
    if let Some(digits) = number.options.maximum_fraction_digits {
        decimal.round(-(digits as i16));
    }
    if let Some(digits) = number.options.minimum_fraction_digits {
        decimal.pad_end(-(digits as i16));
    }
    Some(decimal)
}
