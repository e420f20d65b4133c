//! Units outside the dimensions that convert: comparable only with themselves.

use super::{UnitDef, unit};
use crate::value::Dimension::Other;

/// The table.
#[rustfmt::skip]
pub(super) static TABLE: &[UnitDef] = &[
    // 1000, 1016 or 907 kilograms, as the text's country has it.
    unit("ton", Other, "1", &["ton", "tons"], &[]),
    unit("°", Other, "1", &["degree", "degrees", "deg"], &[]),
    unit("'", Other, "1", &["arcminute", "arcminutes"], &[]),
    unit("\"", Other, "1", &["arcsecond", "arcseconds"], &[]),
    unit("Hz", Other, "1", &["hertz"], &["Hz"]),
    unit("kHz", Other, "1000", &["kilohertz", "khz"], &["kHz"]),
    unit("MHz", Other, "1000000", &["megahertz", "mhz"], &["MHz"]),
    unit("GHz", Other, "1000000000", &["gigahertz", "ghz"], &["GHz"]),
    unit("V", Other, "1", &["volt", "volts"], &["V"]),
    unit("kV", Other, "1000", &["kilovolt", "kilovolts"], &["kV"]),
    unit("A", Other, "1", &["ampere", "amperes", "amp", "amps"], &[]),
    unit("Ω", Other, "1", &["ohm", "ohms"], &["Ω"]),
    unit("Pa", Other, "1", &["pascal", "pascals"], &["Pa"]),
    unit("hPa", Other, "100", &["hectopascal", "hectopascals"], &["hPa"]),
    unit("kPa", Other, "1000", &["kilopascal", "kilopascals"], &["kPa"]),
    unit("mbar", Other, "100", &["millibar", "millibars"], &["mb"]),
    unit("psi", Other, "1", &["psi"], &[]),
    unit("N", Other, "1", &["newton", "newtons"], &[]),
    unit("dB", Other, "1", &["decibel", "decibels"], &["dB"]),
    unit("mol", Other, "1", &["mole", "moles"], &["mol"]),
    unit("Gy", Other, "1", &[], &["Gy"]),
    unit("Sv", Other, "1", &["sievert", "sieverts"], &["Sv"]),
    unit("mSv", Other, "0.001", &["millisievert", "millisieverts"], &["mSv"]),
    unit("Bq", Other, "1", &["becquerel", "becquerels"], &["Bq"]),
    unit("lm", Other, "1", &["lumen", "lumens"], &[]),
    unit("lux", Other, "1", &["lux"], &[]),
    unit("µs", Other, "1", &["microsecond", "microseconds"], &["µs", "μs"]),
    unit("ms", Other, "1", &["millisecond", "milliseconds"], &["ms"]),
    unit("ns", Other, "1", &["nanosecond", "nanoseconds"], &["ns"]),
    unit("Ma", Other, "1", &["megayear", "megayears"], &["Ma", "Myr"]),
    unit("Ga", Other, "1", &["gigayear", "gigayears", "gigaannum"], &["Ga", "Gyr"]),
    unit("fb⁻¹", Other, "1", &[], &[]),
    unit("s⁻¹", Other, "1", &[], &[]),
    unit("rpm", Other, "1", &["rpm"], &[]),
    unit("ppm", Other, "1", &["ppm"], &[]),
    unit("ppb", Other, "1", &["ppb"], &[]),
    unit("px", Other, "1", &["pixel", "pixels", "megapixel", "megapixels"], &["px"]),
    unit("turn", Other, "1", &["turn", "turns"], &[]),
    // Barrels a day, a rate that the trade writes as a unit.
    unit("bpd", Other, "1", &["bpd"], &[]),
    unit("tpd", Other, "1", &["tpd"], &[]),
    unit("bpm", Other, "1", &["bpm"], &[]),
    unit("mg/dl", Other, "1", &[], &[]),
];
