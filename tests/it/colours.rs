//! Whether colours can be read and told apart, also by eyes that lack one sort of cone.

use mlboard::catalog::Catalog;
use mlboard::scene::{Color, Theme};

/// Enough for text of any size, by the Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.
const READABLE: f64 = 4.5;
/// Differences in CIE L*a*b* below 2.3 are barely seen; small marks apart from each other need a few times that.
const DISTINCT: f64 = 10.0;

/// What text stands on: surfaces, and the states laid over them.
fn papers(theme: &Theme) -> Vec<(&'static str, Color)> {
    let t = &theme.tokens;
    vec![
        ("canvas", t.canvas),
        ("panel", t.panel),
        ("card", t.card),
        ("field", t.field),
        ("hover", t.hover.over(t.panel)),
        ("pressed", t.pressed.over(t.panel)),
        ("active", t.active.over(t.panel)),
        ("selected text", t.text_selection.over(t.field)),
        ("frame", t.frame.over(t.canvas)),
        ("marquee", t.selection.over(t.canvas)),
    ]
}

fn check(theme: &Theme, ink: (&str, Color), paper: (&str, Color), faults: &mut Vec<String>) {
    let contrast = ink.1.contrast(paper.1);
    if contrast < READABLE {
        faults.push(format!(
            "{}: {} on {}: {contrast:.2}",
            theme.id, ink.0, paper.0
        ));
    }
}

#[test]
fn every_text_can_be_read_on_everything_it_stands_on() {
    let mut faults = Vec::new();
    for theme in Theme::all() {
        let t = &theme.tokens;
        for paper in papers(theme) {
            check(theme, ("text", t.text), paper, &mut faults);
            // Secondary text and links are never selected, and rows are pressed for a blink.
            if !["selected text", "pressed"].contains(&paper.0) {
                check(theme, ("accent", t.accent), paper, &mut faults);
                check(theme, ("muted", t.muted), paper, &mut faults);
            }
        }
        check(
            theme,
            ("button", t.on_accent),
            ("accent", t.accent),
            &mut faults,
        );
        check(
            theme,
            ("tooltip", t.tooltip_text),
            ("tooltip", t.tooltip),
            &mut faults,
        );
        for (name, ink, fill) in [
            ("error", t.error, t.error_fill),
            ("warning", t.warning, t.warning_fill),
            ("advice", t.advice, t.advice_fill),
            ("ok", t.ok, t.ok_fill),
        ] {
            check(
                theme,
                (name, ink),
                ("its fill", fill.over(t.panel)),
                &mut faults,
            );
            check(
                theme,
                ("text", t.text),
                (name, fill.over(t.panel)),
                &mut faults,
            );
            check(theme, (name, ink), ("panel", t.panel), &mut faults);
            check(theme, ("badge", t.on_badge), (name, ink), &mut faults);
        }
        for (name, paper) in theme.inks().filter(|(name, _)| name.starts_with("note_")) {
            check(
                theme,
                ("text of a note", t.text),
                (name, paper),
                &mut faults,
            );
        }
        for (name, ink) in theme.inks().filter(|(name, _)| name.starts_with("ink_")) {
            check(theme, (name, ink), ("canvas", t.canvas), &mut faults);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// How the three sorts of colour blindness change linear RGB, all of one cone missing: Machado, Oliveira and
/// Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009, table 1, severity 1.
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn times(matrix: &[[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// IEC 61966-2-1, the sRGB transfer function.
fn linear(color: Color) -> [f64; 3] {
    [color.r, color.g, color.b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// CIE 1976 L*a*b* of linear sRGB, white point D65.
fn lab(rgb: [f64; 3]) -> [f64; 3] {
    let xyz = times(
        &[
            [0.412_456, 0.357_576, 0.180_438],
            [0.212_673, 0.715_152, 0.072_175],
            [0.019_334, 0.119_192, 0.950_304],
        ],
        rgb.map(|c| c.clamp(0.0, 1.0)),
    );
    let [x, y, z] = [xyz[0] / 0.950_47, xyz[1], xyz[2] / 1.088_83].map(|t| {
        let limit: f64 = 6.0 / 29.0;
        if t > limit.powi(3) {
            t.cbrt()
        } else {
            t / (3.0 * limit * limit) + 4.0 / 29.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn difference(a: Color, b: Color, vision: &[[f64; 3]; 3]) -> f64 {
    let [a, b] = [a, b].map(|color| lab(times(vision, linear(color))));
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[test]
fn the_measures_agree_with_known_values() {
    let parse = |text| Color::parse(text).expect("a colour");
    let [l, a, b] = lab(linear(parse("#FF0000")));
    assert!((l - 53.24).abs() < 0.1 && (a - 80.09).abs() < 0.1 && (b - 67.20).abs() < 0.1);
    // Grey is the same to every eye, and red and green are far apart until one sort of cone is missing.
    let grey = parse("#808080");
    let (red, green) = (parse("#C00000"), parse("#408000"));
    for (name, vision) in &VISIONS {
        let [a, b] = [linear(grey), times(vision, linear(grey))].map(lab);
        let moved: f64 = a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum();
        assert!(moved < 0.1, "{name}: {moved}");
    }
    let full = difference(red, green, &VISIONS[0].1);
    let lacking = difference(red, green, &VISIONS[2].1);
    assert!(full > 100.0 && lacking < 40.0, "{full} {lacking}");
}

#[test]
fn families_of_data_differ_by_colour_or_by_the_shape_of_their_ports_to_every_eye() {
    let catalog = Catalog::builtin();
    let families = catalog.families();
    let mut faults = Vec::new();
    for theme in Theme::all() {
        for (i, a) in families.iter().enumerate() {
            for b in &families[i + 1..] {
                // The shape of the port is the second signal; where it is the same, colour has to do.
                if a.port != b.port {
                    continue;
                }
                for (vision, matrix) in &VISIONS {
                    let apart = difference(theme.family(&a.id), theme.family(&b.id), matrix);
                    if apart < DISTINCT {
                        faults.push(format!(
                            "{}, {vision}: {} and {} are {apart:.1} apart",
                            theme.id, a.id, b.id
                        ));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn findings_of_every_severity_differ_to_every_eye_and_have_signs_of_their_own() {
    let mut faults = Vec::new();
    for theme in Theme::all() {
        let t = &theme.tokens;
        let marks = [
            ("error", t.error),
            ("warning", t.warning),
            ("advice", t.advice),
        ];
        for (i, a) in marks.iter().enumerate() {
            for b in &marks[i + 1..] {
                for (vision, matrix) in &VISIONS {
                    let apart = difference(a.1, b.1, matrix);
                    if apart < DISTINCT {
                        faults.push(format!("{} {vision}: {} {} {apart:.1}", theme.id, a.0, b.0));
                    }
                }
            }
        }
    }
    let catalog = Catalog::builtin();
    let signs = ["severity.error", "severity.warning", "severity.advice"].map(|n| catalog.icon(n));
    assert!(signs[0] != signs[1] && signs[1] != signs[2] && signs[0] != signs[2]);
    assert!(faults.is_empty(), "{faults:#?}");
}
