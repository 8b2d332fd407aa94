//! Seeded numbers that are the same on every machine.
//!
//! ChaCha8 with one stream per purpose; uniforms from the top 53 bits; normals by the inverse of the distribution
//! function, so that each takes exactly one number; logarithms from `libm`, whose digits do not depend on the platform.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What the numbers are for: each has a stream of its own, so that a new purpose changes no figure of an old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Joint draws of the candidates' scores.
    Scores = 1,
    /// The same with a third of the differences as the form of the day.
    Occasion = 2,
    /// People of a simulated day.
    People = 3,
    /// Who meets whom on it.
    Rota = 4,
    /// What the interviewers of it mark.
    Marks = 5,
}

/// A stream of numbers.
#[derive(Clone, Debug)]
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream of this seed and purpose.
    pub fn new(seed: u64, purpose: Purpose) -> Stream {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(purpose as u64);
        Stream(generator)
    }

    /// Uniform in the open interval 0..1: the top 53 bits and half a step, so that neither end is ever met.
    pub fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) * (1.0 / (1u64 << 53) as f64)
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        quantile(self.uniform())
    }

    /// Chi-square with `freedom` > 2/3 degrees (Marsaglia and Tsang, A simple method for generating gamma variables,
    /// 2000: a gamma of shape freedom / 2, doubled).
    pub fn chi_square(&mut self, freedom: f64) -> f64 {
        let d = freedom / 2.0 - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let u = self.uniform();
            let v = 1.0 + c * x;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            if libm::log(u) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return 2.0 * d * v;
            }
        }
    }
}

/// Density of the standard normal.
pub(super) fn density(x: f64) -> f64 {
    /// 1 / sqrt(2 pi)
    const PEAK: f64 = 0.398_942_280_401_432_7;
    PEAK * libm::exp(-0.5 * x * x)
}

/// Distribution function of the standard normal.
pub(super) fn below(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Inverse of it for 0 < p < 1, to about 1e-16 (Wichura, Algorithm AS 241, 1988, PPND16).
#[rustfmt::skip]
pub(super) fn quantile(p: f64) -> f64 {
    const A: [f64; 8] = [
        3.387_132_872_796_366_5, 133.141_667_891_784_38, 1_971.590_950_306_551_3, 13_731.693_765_509_46,
        45_921.953_931_549_87, 67_265.770_927_008_7, 33_430.575_583_588_13, 2_509.080_928_730_122_7,
    ];
    const B: [f64; 8] = [
        1.0, 42.313_330_701_600_91, 687.187_007_492_057_9, 5_394.196_021_424_751,
        21_213.794_301_586_597, 39_307.895_800_092_71, 28_729.085_735_721_943, 5_226.495_278_852_854,
    ];
    const C: [f64; 8] = [
        1.423_437_110_749_683_5, 4.630_337_846_156_546, 5.769_497_221_460_691, 3.647_848_324_763_204_5,
        1.270_458_252_452_368_4, 0.241_780_725_177_450_6, 0.022_723_844_989_269_184, 7.745_450_142_783_414e-4,
    ];
    const D: [f64; 8] = [
        1.0, 2.053_191_626_637_759, 1.676_384_830_183_803_8, 0.689_767_334_985_1,
        0.148_103_976_427_480_08, 0.015_198_666_563_616_457, 5.475_938_084_995_345e-4, 1.050_750_071_644_416_9e-9,
    ];
    const E: [f64; 8] = [
        6.657_904_643_501_103, 5.463_784_911_164_114, 1.784_826_539_917_291_3, 0.296_560_571_828_504_87,
        0.026_532_189_526_576_124, 0.001_242_660_947_388_078_4, 2.711_555_568_743_487_6e-5, 2.010_334_399_292_288_1e-7,
    ];
    const F: [f64; 8] = [
        1.0, 0.599_832_206_555_887_9, 0.136_929_880_922_735_8, 0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4, 1.846_318_317_510_054_8e-5, 1.421_511_758_316_446e-7, 2.044_263_103_389_939_8e-15,
    ];
    let ratio = |top: &[f64; 8], bottom: &[f64; 8], r: f64| {
        let polynomial = |c: &[f64; 8]| c.iter().rev().fold(0.0, |sum, c| sum * r + c);
        polynomial(top) / polynomial(bottom)
    };
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return q * ratio(&A, &B, 0.180_625 - q * q);
    }
    let tail = (-libm::log(if q < 0.0 { p } else { 1.0 - p })).sqrt();
    let x = if tail <= 5.0 { ratio(&C, &D, tail - 1.6) } else { ratio(&E, &F, tail - 5.0) };
    if q < 0.0 { -x } else { x }
}

#[cfg(test)]
mod tests;
