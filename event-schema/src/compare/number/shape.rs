//! The shapes of numbers' texts: within one, all texts are equally long and their byte order is that of the size.

use std::sync::LazyLock;

use super::decimal::UNIT;

/// Numbers whose texts differ in digits only.
pub(super) struct Shape {
    /// Bytes of the text.
    pub(super) length: usize,
    pub(super) is_negative: bool,
    /// The sizes, in units of 10^-18.
    pub(super) low: i128,
    pub(super) high: i128,
    /// All sizes are multiples of it,
    pub(super) step: i128,
    /// and none of this: the last digit behind the point is not 0.
    pub(super) avoid: Option<i128>,
}

/// Significant digits of an f64's shortest text.
const DIGITS: u32 = 17;
const DECIMALS: u32 = 18;

/// All of them, the shortest texts first.
pub(super) static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(shapes);

fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for is_negative in [false, true] {
        let sign = u32::from(is_negative);
        let mut add = |length: u32, low: i128, high: i128, step: i128, avoid: Option<i128>| {
            let length = (length + sign) as usize;
            shapes.push(Shape { length, is_negative, low, high, step, avoid });
        };
        for digits in 1..=20 {
            let low = if digits == 1 { UNIT * i128::from(sign) } else { ten(DECIMALS + digits - 1) };
            add(digits, low, ten(DECIMALS + digits) - UNIT, UNIT, None);
        }
        for whole in 1..DIGITS {
            let most = if whole == 1 { DECIMALS } else { DIGITS - whole };
            for fraction in 1..=most {
                // Below 10^-5 texts have an exponent.
                let low = if whole == 1 { ten(DECIMALS - 5) } else { ten(DECIMALS + whole - 1) };
                let step = ten(DECIMALS - fraction);
                add(whole + 1 + fraction, low, ten(DECIMALS + whole) - 1, step, Some(step * 10));
            }
        }
        for exponent in 6..=DECIMALS {
            let tail = if exponent < 10 { 3 } else { 4 };
            for digits in 1..=DECIMALS - exponent + 1 {
                let point = u32::from(digits > 1);
                let step = ten(DECIMALS - exponent + 1 - digits);
                let avoid = (digits > 1).then_some(step * 10);
                add(digits + point + tail, ten(DECIMALS - exponent), ten(DECIMALS - exponent + 1) - 1, step, avoid);
            }
        }
    }
    shapes.sort_by_key(|shape| shape.length);
    shapes
}

fn ten(power: u32) -> i128 {
    10_i128.pow(power)
}

#[cfg(test)]
mod tests {
    use super::super::decimal::Decimal;
    use super::*;

    /// Numbers of a few digits, of each size.
    #[test]
    fn each_number_has_one_shape_that_knows_its_length() {
        for digits in ["1", "9", "15", "1.25", "9.99", "1.2345678", "7.123456789012345"] {
            for exponent in -18..=18 {
                let Some(value) = Decimal::parse(&format!("{digits}e{exponent}")) else { continue };
                let text = value.to_json();
                for (text, is_negative) in [(text.clone(), false), (format!("-{text}"), true)] {
                    let holds = |shape: &&Shape| {
                        shape.is_negative == is_negative
                            && (shape.low..=shape.high).contains(&value.0)
                            && value.0 % shape.step == 0
                            && shape.avoid.is_none_or(|avoid| value.0 % avoid != 0)
                    };
                    let lengths: Vec<usize> = SHAPES.iter().filter(holds).map(|shape| shape.length).collect();
                    if Decimal::parse(&text).is_some_and(|read| read.0.abs() == value.0) {
                        assert_eq!(lengths, [text.len()], "{text}");
                    }
                }
            }
        }
    }
}
