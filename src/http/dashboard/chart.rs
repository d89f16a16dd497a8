//! Charts as SVG, drawn on the server, so that they are there without script and need none.
//!
//! What may not live here: a colour. A line has a place-holder that the style sheet paints (`LINES`), light or dark.
//!
//! **Invariant:** a chart never joins points over a time of which nothing is known.

use plotters::prelude::*;

/// Minutes that a chart goes back.
const MINUTES: f64 = 15.0;
/// Points further apart than this are not joined, in minutes: three samples are missing.
const GAP: f64 = 0.35;
/// What the style sheet paints, in its order: the lines, the grid, the letters.
const LINES: [RGBColor; 4] = [RGBColor(1, 0, 1), RGBColor(1, 0, 2), RGBColor(1, 0, 3), RGBColor(1, 0, 4)];
const GRID: RGBColor = RGBColor(1, 0, 8);
const LETTERS: RGBColor = RGBColor(1, 0, 9);

/// How large a chart is drawn; it is shown as wide as there is room.
#[derive(Clone, Copy)]
pub(super) struct Size {
    width: u32,
    height: u32,
    /// Of which the picture's makers take four fifths.
    letters: u32,
    axis: u32,
}

/// Beside another one on a desk.
pub(super) const WIDE: Size = Size { width: 560, height: 240, letters: 17, axis: 64 };
/// On a phone.
pub(super) const NARROW: Size = Size { width: 340, height: 220, letters: 14, axis: 56 };

/// One line.
pub(super) struct Line {
    /// Which of the style sheet's colours.
    pub(super) colour: usize,
    /// Minutes, which are negative, and values, in order of time.
    pub(super) points: Vec<(f64, f64)>,
}

impl Line {
    fn highest(&self) -> f64 {
        self.points.iter().map(|(_, value)| *value).fold(0.0, f64::max)
    }

    /// The pieces between times of which nothing is known; a lonely point is a short dash.
    fn pieces(&self) -> Vec<Vec<(f64, f64)>> {
        let apart = |one: &(f64, f64), next: &(f64, f64)| next.0 - one.0 <= GAP;
        let pieces = self.points.chunk_by(apart).map(<[_]>::to_vec);
        pieces
            .map(|piece| if piece.len() > 1 { piece } else { vec![piece[0], (piece[0].0 + 0.05, piece[0].1)] })
            .collect()
    }
}

/// What a chart shows: lines on the left axis, and perhaps lines on an axis of their own on the right.
pub(super) struct Chart<'a> {
    pub(super) left: &'a [Line],
    pub(super) right: &'a [Line],
    /// Words of a value on an axis.
    pub(super) value: &'a dyn Fn(f64) -> String,
    /// Words of a moment, in minutes.
    pub(super) moment: &'a dyn Fn(f64) -> String,
}

impl Chart<'_> {
    /// The picture; empty if it can't be drawn, and then the table beside it says the same.
    pub(super) fn draw(&self, size: Size) -> String {
        let mut svg = String::new();
        match self.try_draw(&mut svg, size) {
            Ok(()) => svg,
            Err(error) => {
                tracing::warn!(%error, "a chart could not be drawn");
                String::new()
            }
        }
    }

    fn try_draw(&self, svg: &mut String, size: Size) -> Result<(), Box<dyn std::error::Error>> {
        let root = SVGBackend::with_string(svg, (size.width, size.height)).into_drawing_area();
        let axis = if self.right.is_empty() { 12 } else { size.axis };
        let mut chart = ChartBuilder::on(&root)
            .margin_top(10)
            .x_label_area_size(size.letters + 12)
            .y_label_area_size(size.axis)
            .right_y_label_area_size(axis)
            .build_cartesian_2d(-MINUTES..0.0, 0.0..top(self.left))?
            .set_secondary_coord(-MINUTES..0.0, 0.0..top(self.right));
        let letters = ("sans-serif", size.letters).into_font().color(&LETTERS);
        chart
            .configure_mesh()
            .disable_x_mesh()
            .max_light_lines(0)
            .bold_line_style(GRID)
            .axis_style(GRID)
            .label_style(letters.clone())
            .x_labels(4)
            .x_label_formatter(&|minutes| (self.moment)(*minutes))
            .y_labels(5)
            .y_label_formatter(&|value| (self.value)(*value))
            .draw()?;
        if !self.right.is_empty() {
            let mut second = chart.configure_secondary_axes();
            second.axis_style(GRID).label_style(letters).y_labels(5);
            second.y_label_formatter(&|value| (self.value)(*value)).draw()?;
        }
        for (line, piece) in self.left.iter().flat_map(|line| line.pieces().into_iter().map(move |p| (line, p))) {
            chart.draw_series(LineSeries::new(piece, stroke(line)))?;
        }
        for (line, piece) in self.right.iter().flat_map(|line| line.pieces().into_iter().map(move |p| (line, p))) {
            chart.draw_secondary_series(LineSeries::new(piece, stroke(line)))?;
        }
        root.present()?;
        Ok(())
    }
}

fn stroke(line: &Line) -> ShapeStyle {
    LINES[line.colour % LINES.len()].stroke_width(2)
}

/// A round number above all points: 1, 2 or 5 and zeros.
fn top(lines: &[Line]) -> f64 {
    let highest = lines.iter().map(Line::highest).fold(1.0, f64::max);
    let zeros = 10_f64.powf(highest.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * zeros).find(|top| *top >= highest).unwrap_or(highest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_not_joined_and_the_axis_ends_at_a_round_number() {
        let line =
            Line { colour: 0, points: vec![(-15.0, 1.0), (-14.9, 3.0), (-10.0, 7.0), (-9.9, 1.0), (-2.0, 48.0)] };
        assert_eq!(line.pieces().iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 2]);
        assert!((top(&[line]) - 50.0).abs() < 1e-9 && (top(&[]) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_picture_has_its_lines_and_letters_and_no_colour_of_its_own() {
        let line = || Line { colour: 1, points: vec![(-1.0, 1.0), (-0.9, 400.0)] };
        let value = |value: f64| format!("{value}!");
        let chart = Chart { left: &[line()], right: &[line()], value: &value, moment: &value };
        let svg = chart.draw(NARROW);
        assert!(svg.matches("<polyline").count() >= 2 && svg.contains("#010002"), "{svg}");
        assert!(svg.contains("400!") && !svg.contains("style="), "{svg}");
        for colour in svg.split("=\"#").skip(1) {
            assert!(colour.starts_with("0100"), "{colour:.6}");
        }
    }
}
