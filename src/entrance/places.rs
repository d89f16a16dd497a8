//! Places on the globe: where the regions of the big clouds are, by their names, and how far two places are apart.
//!
//! **Invariant:** a place is on the globe: latitudes of -90 to 90 degrees, longitudes of -180 to 180.

/// Kilometres from the middle of the earth to its surface.
const EARTH_KM: f32 = 6371.0;

/// A place on the globe, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// North of the equator.
    pub latitude: f32,
    /// East of Greenwich.
    pub longitude: f32,
}

impl Place {
    /// A place, if these degrees are one.
    pub fn new(latitude: f32, longitude: f32) -> Option<Self> {
        let on_the_globe = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        on_the_globe.then_some(Self { latitude, longitude })
    }

    /// Kilometres to another place along a great circle.
    pub fn km_to(self, other: Self) -> f32 {
        let (here, there) = (self.latitude.to_radians(), other.latitude.to_radians());
        let up = ((there - here) / 2.0).sin();
        let along = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let haversine = up * up + here.cos() * there.cos() * along * along;
        // Rounding may leave the sine a hair above one for opposite places.
        2.0 * EARTH_KM * haversine.sqrt().min(1.0).asin()
    }
}

/// Where a region of a big cloud is; nothing for a name that is nobody's.
pub fn of_region(name: &str) -> Option<Place> {
    let (_, latitude, longitude) = REGIONS.iter().find(|(known, _, _)| *known == name)?;
    Some(Place { latitude: *latitude, longitude: *longitude })
}

/// Google's names, then Amazon's, at the towns both publish.
#[rustfmt::skip]
const REGIONS: &[(&str, f32, f32)] = &[
    ("africa-south1", -26.2, 28.0), ("asia-east1", 24.1, 120.5), ("asia-east2", 22.3, 114.2),
    ("asia-northeast1", 35.7, 139.7), ("asia-northeast2", 34.7, 135.5), ("asia-northeast3", 37.6, 127.0),
    ("asia-south1", 19.1, 72.9), ("asia-south2", 28.6, 77.2), ("asia-southeast1", 1.4, 103.8),
    ("asia-southeast2", -6.2, 106.8), ("australia-southeast1", -33.9, 151.2), ("australia-southeast2", -37.8, 145.0),
    ("europe-central2", 52.2, 21.0), ("europe-north1", 60.6, 27.2), ("europe-north2", 59.3, 18.1),
    ("europe-southwest1", 40.4, -3.7), ("europe-west1", 50.4, 3.8), ("europe-west2", 51.5, -0.1),
    ("europe-west3", 50.1, 8.7), ("europe-west4", 53.4, 6.8), ("europe-west6", 47.4, 8.5),
    ("europe-west8", 45.5, 9.2), ("europe-west9", 48.9, 2.4), ("europe-west10", 52.5, 13.4),
    ("europe-west12", 45.1, 7.7), ("me-central1", 25.3, 51.5), ("me-central2", 26.4, 50.1),
    ("me-west1", 32.1, 34.8), ("northamerica-northeast1", 45.5, -73.6), ("northamerica-northeast2", 43.7, -79.4),
    ("northamerica-south1", 20.6, -100.4), ("southamerica-east1", -23.5, -46.6), ("southamerica-west1", -33.4, -70.7),
    ("us-central1", 41.3, -95.9), ("us-east1", 33.2, -80.0), ("us-east4", 39.0, -77.5),
    ("us-east5", 40.0, -83.0), ("us-south1", 32.8, -96.8), ("us-west1", 45.6, -121.2),
    ("us-west2", 34.1, -118.2), ("us-west3", 40.8, -111.9), ("us-west4", 36.2, -115.1),
    ("af-south-1", -33.9, 18.4), ("ap-east-1", 22.3, 114.2), ("ap-east-2", 25.0, 121.5),
    ("ap-northeast-1", 35.7, 139.7), ("ap-northeast-2", 37.6, 127.0), ("ap-northeast-3", 34.7, 135.5),
    ("ap-south-1", 19.1, 72.9), ("ap-south-2", 17.4, 78.5), ("ap-southeast-1", 1.4, 103.8),
    ("ap-southeast-2", -33.9, 151.2), ("ap-southeast-3", -6.2, 106.8), ("ap-southeast-4", -37.8, 145.0),
    ("ap-southeast-5", 3.1, 101.7), ("ap-southeast-6", -36.9, 174.8), ("ap-southeast-7", 13.8, 100.5),
    ("ca-central-1", 45.5, -73.6), ("ca-west-1", 51.0, -114.1), ("eu-central-1", 50.1, 8.7),
    ("eu-central-2", 47.4, 8.5), ("eu-north-1", 59.3, 18.1), ("eu-south-1", 45.5, 9.2),
    ("eu-south-2", 41.6, -0.9), ("eu-west-1", 53.3, -6.3), ("eu-west-2", 51.5, -0.1),
    ("eu-west-3", 48.9, 2.4), ("il-central-1", 32.1, 34.8), ("me-central-1", 25.2, 55.3),
    ("me-south-1", 26.1, 50.6), ("mx-central-1", 20.6, -100.4), ("sa-east-1", -23.5, -46.6),
    ("us-east-1", 39.0, -77.5), ("us-east-2", 40.0, -83.0), ("us-west-1", 37.4, -121.9),
    ("us-west-2", 45.8, -119.7),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entrance::countries;

    #[test]
    fn distances_are_those_of_an_atlas_also_across_the_date_line() {
        let place = |latitude, longitude| Place::new(latitude, longitude).unwrap();
        let (london, new_york) = (place(51.5, -0.1), place(40.7, -74.0));
        assert!((london.km_to(new_york) - 5570.0).abs() < 20.0);
        assert!((place(-18.1, 178.4).km_to(place(-13.8, -171.8)) - 1145.0).abs() < 30.0);
        assert!((place(0.0, 0.0).km_to(place(0.0, 180.0)) - 20_015.0).abs() < 5.0);
        assert_eq!(Place::new(90.1, 0.0), None);
        assert_eq!(Place::new(0.0, f32::NAN), None);
    }

    #[test]
    fn each_region_and_country_is_on_the_globe_once() {
        let mut names: Vec<&str> = REGIONS.iter().map(|(name, _, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), REGIONS.len());
        assert!(REGIONS.iter().all(|(_, latitude, longitude)| Place::new(*latitude, *longitude).is_some()));
        let codes: Vec<&str> = countries::codes().collect();
        assert!(codes.is_sorted() && codes.len() > 240, "{}", codes.len());
        assert!(codes.iter().all(|code| {
            let place = countries::place(code).unwrap();
            Place::new(place.latitude, place.longitude).is_some()
        }));
        assert_eq!(countries::place("fr"), countries::place("FR"));
        assert_eq!(countries::place("XX"), None);
    }
}
