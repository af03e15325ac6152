//! Colours for values: from dark for the lowest to light for the highest.

use plotters::style::RGBColor;

/// Viridis (Smith & van der Walt 2015), from dark to light: it reads the same in grey.
pub(super) fn shade(value: f64, (low, high): (f64, f64)) -> RGBColor {
    const STOPS: [[f64; 3]; 6] = [
        [68.0, 1.0, 84.0],
        [65.0, 68.0, 135.0],
        [42.0, 120.0, 142.0],
        [34.0, 168.0, 132.0],
        [122.0, 209.0, 81.0],
        [253.0, 231.0, 37.0],
    ];
    let place = if high > low { (value - low) / (high - low) * 5.0 } else { 2.5 };
    let below = (place.floor() as usize).min(4);
    let part = place - below as f64;
    let mixed =
        |channel: usize| (STOPS[below][channel] * (1.0 - part) + STOPS[below + 1][channel] * part).round() as u8;
    RGBColor(mixed(0), mixed(1), mixed(2))
}

/// How light a colour is, from 0 to 1.
pub(super) fn lightness(RGBColor(red, green, blue): RGBColor) -> f64 {
    (0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)) / 255.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_is_lighter() {
        let lights: Vec<f64> = (0..=20).map(|step| lightness(shade(f64::from(step), (0.0, 20.0)))).collect();
        assert!(lights.windows(2).all(|pair| pair[0] < pair[1]), "{lights:?}");
    }
}
