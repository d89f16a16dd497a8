//! Points in time and lengths of time as each locale writes them: its calendar, its digits, its names of months and
//! units. No zone but UTC, which is said with every moment: the server can't know a reader's own, the page's script
//! can. Numbers are in `number.rs`.
//!
//! The calendar is the locale's own (Iran's, Thailand's), as in the reader's browser, so that the page says the same
//! day before and after its script has run. Where a program may read it too, the moment stands beside it in RFC 3339.

use std::borrow::Cow;
use std::time::Duration;

use fluent::FluentValue;
use fluent::types::FluentType;
use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::zone::LocalizedOffsetShort;
use icu_datetime::fieldsets::{self, Combo};
use icu_datetime::input::{Time, UtcOffset, ZonedDateTime};
use icu_experimental::duration::options::{BaseStyle, DurationFormatterOptions};
use icu_experimental::duration::{self, DurationFormatter, ValidatedDurationFormatterOptions};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

/// A point in time, shown to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub Timestamp);

/// A length of time, shown in its two largest units; less than a second counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(pub Duration);

impl From<Moment> for FluentValue<'_> {
    fn from(moment: Moment) -> Self {
        Self::Custom(Box::new(moment))
    }
}

impl From<Span> for FluentValue<'_> {
    fn from(span: Span) -> Self {
        Self::Custom(Box::new(span))
    }
}

/// ICU's formatters, each made once for a locale and kept by its bundle.
struct Moments(DateTimeFormatter<Combo<fieldsets::YMDT, LocalizedOffsetShort>>);
struct Spans(DurationFormatter);

impl Memoizable for Moments {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale: icu_locale::Locale = lang.to_string().parse().map_err(drop)?;
        let fields = fieldsets::YMD::medium().with_time_hm().with_zone(LocalizedOffsetShort);
        DateTimeFormatter::try_new(locale.into(), fields).map(Self).map_err(drop)
    }
}

impl Memoizable for Spans {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale: icu_locale::Locale = lang.to_string().parse().map_err(drop)?;
        let mut options = DurationFormatterOptions::default();
        options.base = BaseStyle::Long;
        let options = ValidatedDurationFormatterOptions::validate(options).map_err(drop)?;
        DurationFormatter::try_new(locale.into(), options).map(Self).map_err(drop)
    }
}

impl Moment {
    /// None outside the years that calendars reckon with; then the moment is shown in RFC 3339.
    fn fields(self) -> Option<ZonedDateTime<icu_calendar::Iso, UtcOffset>> {
        let utc = self.0.to_zoned(TimeZone::UTC);
        let date = Date::try_new_iso(utc.year().into(), utc.month() as u8, utc.day() as u8).ok()?;
        let time = Time::try_new(utc.hour() as u8, utc.minute() as u8, utc.second() as u8, 0).ok()?;
        Some(ZonedDateTime { date, time, zone: UtcOffset::zero() })
    }
}

impl Span {
    fn fields(self) -> duration::Duration {
        let seconds = self.0.as_secs().max(1);
        let [days, hours, minutes] = [seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60];
        let mut units = [days, hours, minutes, seconds % 60];
        let largest = units.iter().position(|&count| count > 0).unwrap_or_default();
        for small in units.iter_mut().skip(largest + 2) {
            *small = 0;
        }
        let [days, hours, minutes, seconds] = units;
        duration::Duration { days, hours, minutes, seconds, ..Default::default() }
    }
}

impl FluentType for Moment {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(*self)
    }

    /// Bundles that threads can't share are not made here.
    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.0.to_string().into()
    }

    fn as_string_threadsafe(&self, memoizer: &IntlLangMemoizer) -> Cow<'static, str> {
        let shown = self.fields().and_then(|fields| {
            memoizer.with_try_get::<Moments, _, _>((), |moments| moments.0.format(&fields).to_string()).ok()
        });
        shown.unwrap_or_else(|| self.0.to_string()).into()
    }
}

impl FluentType for Span {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(*self)
    }

    /// Bundles that threads can't share are not made here.
    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        format!("{} s", self.0.as_secs()).into()
    }

    fn as_string_threadsafe(&self, memoizer: &IntlLangMemoizer) -> Cow<'static, str> {
        let fields = self.fields();
        let shown = memoizer.with_try_get::<Spans, _, _>((), |spans| spans.0.format(&fields).to_string());
        shown.unwrap_or_else(|()| format!("{} s", self.0.as_secs())).into()
    }
}
